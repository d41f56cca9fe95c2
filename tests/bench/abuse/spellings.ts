import { Client } from './client.ts';
import { type Finding, HONEST, type Library } from './finding.ts';
import { encodeLetter } from './requests.ts';
import { Server } from './server.ts';

const SPELLINGS = 20;

/** What spells the same query: the order of parameters, defaults written out, encoded characters. */
function spellQuery(url: string, n: number): string {
  const [path, query = ''] = url.split('?');
  const parameters = [...new URLSearchParams(query)];
  if (n % 2 === 1) parameters.push(['lang', 'en']);
  if (n % 3 === 1) parameters.reverse();
  if (n % 5 === 1) parameters.sort(([a], [b]) => a.localeCompare(b));
  const encode = (text: string) =>
    [...text]
      .map((character, i) => {
        const isEncoded = /\w/.test(character) && (i + n) % (1 + (n % 7)) === 0;
        const code = character.charCodeAt(0).toString(16);
        return isEncoded ? `%${n % 2 ? code : code.toUpperCase()}` : encodeURIComponent(character);
      })
      .join('');
  return `${path}?${parameters.map(([name, value]) => `${name}=${encode(value)}`).join('&')}`;
}

/** Tells whether however one spells a URL there is one answer to it, made once. */
export async function* spellings(library: Library): AsyncGenerator<Finding> {
  const server = await Server.start(library.environment);
  const client = new Client({ port: server.port, address: HONEST, keepAlive: true });
  try {
    const [first, second, third] = library.words;
    const urls = [
      '/v1/tips?page=1&size=7&sort=title',
      '/v1/articles?include=body,tips&size=3&sort=title',
      `/v1/search?q=${first}+${second}+${third}&size=5`,
      `/v1/suggest?q=${first?.slice(0, 3)}&size=4`,
      '/v1/tips/random?seed=a-seed',
    ];
    for (const url of urls) {
      const answers = [];
      for (let n = 0; n < SPELLINGS; n++) answers.push(await client.read(spellQuery(url, n)));
      const distinct = new Set(
        answers.map(({ status, etag, body }) => `${status} ${etag} ${body}`),
      );
      yield {
        name: `${SPELLINGS} spellings of ${url}: answers that differ in status, ETag or bytes`,
        measured: `${distinct.size} (${answers[0]?.status})`,
        promised: '1 (200)',
        holds: distinct.size === 1 && answers[0]?.status === 200,
      };
    }
    const paths = ['/openapi.json', '/v1/meta', '/feed.atom', library.tip];
    const elsewhere: string[] = [];
    for (const path of paths) {
      for (let n = 0; n < SPELLINGS; n++) {
        const { status, location } = await client.read(encodeLetter(path, n));
        if (status !== 308 || location !== path) elsewhere.push(`${path}: ${status} ${location}`);
      }
    }
    yield {
      name: `${paths.length * SPELLINGS} spellings of paths, a letter encoded: not 308 to the plain one`,
      measured: `${elsewhere.length} ${elsewhere[0] ?? ''}`.trim(),
      promised: '0',
      holds: elsewhere.length === 0,
    };
  } finally {
    client.close();
    await server.stop();
  }
}
