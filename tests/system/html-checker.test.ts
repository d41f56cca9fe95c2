import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import vnu from 'vnu-jar';
import { type ServerProcess, startServer } from '../helpers/process.ts';

let server: ServerProcess;
let folder: string;
beforeAll(async () => {
  server = await startServer({ RATE_LIMIT: '0' });
  folder = mkdtempSync(join(tmpdir(), 'pages-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await server.stop();
});

const OTHERS = [
  '/',
  '/?lang=es',
  '/?q=pay',
  '/?q=xyzzyx',
  '/?stage=offer&topic=pay',
  '/embed/articles/second-interview?theme=dark',
  '/problems',
  '/problems/gone',
  '/docs',
  // Errors.
  '/nothing',
  '/tips/reserch-the-company',
  '/?page=0&q=pay',
  '/embed/tips/nothing',
];

/** The page and the frame of every guide, and of every tip, in every language. */
async function everyItem(): Promise<string[]> {
  const lists = ['en', 'es'].map(async (lang) => {
    const response = await fetch(`${server.origin}/v1/articles?size=100&include=tips&lang=${lang}`);
    const { data } = (await response.json()) as { data: Item[] };
    return data.flatMap(({ tips, ...article }) => [article, ...(tips ?? [])]);
  });
  return (await Promise.all(lists)).flat().flatMap(({ webUrl }) => {
    const { pathname, search } = new URL(webUrl);
    return [pathname + search, `/embed${pathname}${search}`];
  });
}

interface Item {
  readonly webUrl: string;
  readonly tips?: Item[];
}

/** What the Nu HTML checker says of files, each as `file: message`. */
async function findingsOf(files: readonly string[]): Promise<string[]> {
  const options = ['-jar', vnu, '--exit-zero-always', '--format', 'json', ...files];
  const { stderr } = await promisify(execFile)('java', options, { maxBuffer: 2 ** 26 });
  const { messages } = JSON.parse(stderr) as {
    messages: { url?: string; message: string; extract?: string }[];
  };
  return messages.map(({ url, message, extract }) => `${url}: ${message} ${extract}`);
}

test('the Nu HTML checker has nothing to say of any page or frame', async () => {
  const paths = [...OTHERS, ...(await everyItem())];
  expect(paths.length).toBeGreaterThan(500);
  const files: string[] = [];
  for (const path of paths) {
    const file = join(folder, `${files.length}${path.replaceAll(/[^a-z0-9=]+/g, '_')}.html`);
    const response = await fetch(server.origin + path);
    expect([path, response.headers.get('content-type')]).toEqual([
      path,
      'text/html; charset=utf-8',
    ]);
    writeFileSync(file, await response.text());
    files.push(file);
  }
  expect(await findingsOf(files)).toEqual([]);
});
