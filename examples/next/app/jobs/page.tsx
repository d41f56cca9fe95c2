import { AdviceFor } from '../advice';

/** Of a Tipsheet server, without a slash behind it. */
const api = process.env.TIPSHEET_URL ?? 'https://tips.example';

/** Seconds after which Next asks for the advice again. */
export const revalidate = 3600;

export default function Job() {
  return (
    <main>
      <h1>Night porter</h1>
      <AdviceFor api={api} path="articles/second-interview" />
      <script async type="module" src={`${api}/embed/v1/tip-sheet.js`} />
    </main>
  );
}
