import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { PROBLEM_NAMES } from '../../../src/http/response/problems.ts';
import { freePort } from '../../helpers/free-port.ts';
import { operationsOf } from '../../helpers/operations.ts';
import { type ServerProcess, startServer } from '../../helpers/process.ts';

const run = promisify(execFile);
const SOURCE = resolve('packages/client');
const README = readFileSync(join(SOURCE, 'README.md'), 'utf8');
const TSC = resolve('node_modules/typescript/bin/tsc');
const MAX_BYTES = 4096;

/** An app that has nothing but what `npm install` of the package brought. */
let folder: string;
let server: ServerProcess;
let client: typeof import('../../../packages/client/src/index.ts');
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tipsheet-client-'));
  await run('npm', ['pack', SOURCE, '--ignore-scripts', '--pack-destination', folder]);
  const [archive = ''] = readdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  await run('npm', ['install', '--prefer-offline', '--no-audit', `./${archive}`], { cwd: folder });
  client = await import(
    pathToFileURL(join(folder, 'node_modules/@tipsheet/client/dist/index.js')).href
  );
  const port = String(await freePort());
  server = await startServer({ PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` });
}, 120_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const connect = (options = {}) => client.createClient({ baseUrl: server.origin, ...options });

/** Compiles the programs in a folder of the app, and returns what imports one of them. */
async function compile(project: string, options: object) {
  const compilerOptions = {
    ...{ target: 'ES2022', module: 'NodeNext', strict: true, noUncheckedIndexedAccess: true },
    ...{ exactOptionalPropertyTypes: true, noPropertyAccessFromIndexSignature: true },
    ...{ skipLibCheck: false, verbatimModuleSyntax: true, outDir: 'out', ...options },
  };
  const path = join(folder, project);
  writeFileSync(join(path, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  await run(process.execPath, [TSC, '-p', path]).catch(({ stdout }) => expect(stdout).toBe(''));
  return (name: string) => import(pathToFileURL(join(path, 'out', name)).href);
}

test('the package has the version of the server, its licence and nothing that is only for building', () => {
  const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
  expect(read(join(SOURCE, 'package.json')).version).toBe(read('package.json').version);
  const installed = readdirSync(join(folder, 'node_modules/@tipsheet/client'));
  expect(installed.sort()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json']);
});

test('a bundler that does not read exports, such as Parcel, finds the same file', () => {
  const { main, exports } = JSON.parse(readFileSync(join(SOURCE, 'package.json'), 'utf8'));
  expect(main).toBe(exports['.'].default);
});

test.each([
  ['in a browser', { lib: ['ES2022', 'DOM', 'DOM.AsyncIterable'], types: [] }],
  ['in Node', { lib: ['ES2022'], types: ['node'], typeRoots: [resolve('node_modules/@types')] }],
])(
  'a strict program %s compiles, without skipLibCheck, and works',
  async (where, options) => {
    const project = where.replaceAll(' ', '-');
    mkdirSync(join(folder, project));
    cpSync('tests/system/client/program.ts', join(folder, project, 'program.ts'));
    const imported = await compile(project, options);
    const result = await (await imported('program.js')).run(server.origin);
    expect(result).toMatchObject({
      title: 'Bring many detailed examples of your work',
      firstDo: expect.stringMatching(/\w/),
      hits: [{ score: expect.any(Number) }, {}, {}],
      code: 'not-found',
      xml: expect.stringContaining('<feed'),
      html: expect.stringContaining('<iframe'),
      directory: { data: expect.arrayContaining([]) },
    });
    const { data: meta } = await connect().GET('/v1/meta');
    const language = meta.languages.find(({ inLanguage }) => inLanguage === meta.defaultLanguage);
    expect(result).toHaveProperty('listed.length', language?.tipCount);
  },
  200_000,
);

test('the examples of its README compile strictly and work', async () => {
  const examples = [...README.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code);
  expect(examples.length).toBeGreaterThan(3);
  let printed: string[];
  mkdirSync(join(folder, 'examples'));
  for (const [n, code] of examples.entries()) {
    const program = code.replaceAll('http://localhost:3000', server.origin);
    writeFileSync(join(folder, 'examples', `${n}.ts`), program);
  }
  const options = { lib: ['ES2022', 'DOM', 'DOM.AsyncIterable'], types: [] };
  const imported = await compile('examples', options);
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  try {
    for (const n of examples.keys()) await imported(`${n}.js`);
    printed = log.mock.calls.map((values) => values.join(' '));
  } finally {
    log.mockRestore();
  }
  const output = printed.join('\n');
  expect(output).toMatch(/^Bring many detailed examples /);
  expect(output).toContain(`Did you mean ${server.origin}/v1/tips/bring-detailed-examples`);
  expect(output).toMatch(
    /\d+ former slugs, 0 withdrawn\n\d{3} are new or have changed, 0 are gone$/,
  );
}, 200_000);

test(`with openapi-fetch it weighs at most ${MAX_BYTES} bytes after Brotli`, async () => {
  const { outputFiles } = await build({
    stdin: { contents: "export * from '@tipsheet/client'", resolveDir: folder },
    ...{ bundle: true, minify: true, format: 'esm', platform: 'browser', write: false },
  });
  expect(brotliCompressSync(outputFiles[0]?.contents ?? '').length).toBeLessThanOrEqual(MAX_BYTES);
});

test('every operation of the contract is called with its examples, and answers as it says', async () => {
  const contract = await (await fetch(`${server.origin}/openapi.json`)).json();
  const operations = operationsOf(contract);
  expect(operations.length).toBeGreaterThan(30);
  for (const { id, method, path, arguments: params, body, mediaTypes } of operations) {
    const call = connect()[method.toUpperCase() as 'GET'] as (
      path: string,
      init: object,
    ) => ReturnType<ReturnType<typeof connect>['GET']>;
    const { data, response } = await call(path, { params, ...(body !== undefined && { body }) });
    const [mediaType = ''] = response.headers.get('Content-Type')?.split(';') ?? [];
    expect(mediaTypes, id).toContain(mediaType);
    expect(typeof data, id).toBe(/json$/.test(mediaType) ? 'object' : 'string');
    expect(new URL(response.url).pathname, id).not.toContain('{');
  }
});

test('every list of the contract is read to its end, each item once', async () => {
  const contract = await (await fetch(`${server.origin}/openapi.json`)).json();
  let lists = 0;
  for (const { id, path, method, parameters, arguments: params } of operationsOf(contract)) {
    const names = parameters.map(({ name }) => name);
    if (method !== 'get' || !names.includes('page')) continue;
    lists++;
    // Lists that are as long as they can be: only what is required narrows them.
    const required = Object.fromEntries(
      parameters
        .filter((one) => one.in === 'query' && one.required)
        .map(({ name }) => [name, params.query[name]]),
    );
    const init = { params: { path: params.path, query: { ...required, size: 7 } } };
    const seen = new Set<string>();
    let total = 0;
    for await (const page of connect().pages(path as '/v1/tips', init as object)) {
      total = page.page.totalItems;
      for (const item of page.data) seen.add(`${'kind' in item ? item.kind : ''} ${item.slug}`);
    }
    expect(seen.size, id).toBe(total);
    expect(total, id).toBeGreaterThan(1);
  }
  expect(lists).toBeGreaterThan(4);
});

test('the change log is read to its present end', async () => {
  const seen: unknown[] = [];
  const query = { since: '2000-01-01', size: 3 };
  for await (const change of connect().items('/v1/changes', { params: { query } }))
    seen.push(change);
  const { data } = await connect().GET('/v1/changes', {
    params: { query: { since: '2000-01-01', size: 100 } },
  });
  expect(seen).toEqual(data.data);
});

test('a page of a list is asked for only when it is come to, and its parameters are kept', async () => {
  const asked: string[] = [];
  const tipsheet = connect({
    fetch: (request: Request) => {
      asked.push(decodeURIComponent(new URL(request.url).search));
      return fetch(request);
    },
  });
  const query = { topic: ['pay', 'nerves'], size: 2 };
  for await (const _ of tipsheet.items('/v1/tips', { params: { query } })) {
    if (asked.length === 2) break;
  }
  expect(asked).toEqual(['?topic=pay,nerves&size=2', '?page=2&size=2&topic=nerves,pay']);
});

/** A client whose server always gives this answer. */
const answered = (status: number, body: string, headers: Record<string, string>) =>
  connect({ fetch: async () => new Response(body, { status, headers }) });
const PROBLEM = { 'Content-Type': 'application/problem+json; charset=utf-8' };

test.each(PROBLEM_NAMES)('the problem %s is thrown as a class of its own', async (code) => {
  const problem = { type: 'https://a.example/', code, title: 'T', status: 400, detail: 'Why.' };
  const tipsheet = answered(400, JSON.stringify(problem), PROBLEM);
  const error = await tipsheet.GET('/v1/meta').catch((thrown: Error) => thrown);
  if (!(error instanceof client.ProblemError)) throw error;
  expect(error).toMatchObject({ code, problem, message: 'Why.', status: 400 });
  expect(error.name).toBe(
    `${code.replace(/-error$/, '').replace(/(^|-)./g, (part) => part.slice(-1).toUpperCase())}Error`,
  );
  expect(error.constructor).toBe(client[error.name as 'GoneError']);
});

test('a code that this version does not know is a ProblemError, and no problem a TipsheetError', async () => {
  const newer = answered(400, '{"code":"from-the-future","detail":"Why."}', PROBLEM);
  await expect(newer.GET('/v1')).rejects.toMatchObject({
    name: 'FromTheFutureError',
    code: 'from-the-future',
  });
  const proxy = answered(502, '<h1>Bad gateway</h1>', { 'Content-Type': 'text/html' });
  const error = await proxy.GET('/v1').catch((thrown: Error) => thrown);
  expect(error).toMatchObject({ name: 'TipsheetError', status: 502, retryAfter: undefined });
});

test.each([
  ['as deploy/nginx has it', '{"type":"about:blank","title":"Service Unavailable","status":503}'],
  ['that is cut short', '{"type":"about:bl'],
  ['without a body', ''],
])('a problem of a proxy, %s, is a TipsheetError that tells how long to wait', async (_, body) => {
  const headers = { ...PROBLEM, 'Content-Length': String(body.length), 'Retry-After': '2' };
  const error = await answered(503, body, headers)
    .GET('/v1')
    .catch((thrown: Error) => thrown);
  expect(error).toMatchObject({ name: 'TipsheetError', status: 503, retryAfter: 2 });
});

test('a web page in the place of data, such as that of a captive portal, is a TipsheetError', async () => {
  const headers = { 'Content-Type': 'text/html; charset=utf-8' };
  const tipsheet = connect({
    fetch: async ({ url }: Request) =>
      Object.defineProperty(new Response('<h1>Sign in</h1>', { headers }), 'url', { value: url }),
  });
  const store = { etag: () => null, revisions: () => [], update() {}, finish() {} };
  const failure = (path: string) => ({
    name: 'TipsheetError',
    message: `${server.origin}${path} returned a web page instead of data`,
  });
  await expect(tipsheet.GET('/feed.atom')).rejects.toMatchObject(failure('/feed.atom'));
  await expect(tipsheet.items('/v1/tips').next()).rejects.toMatchObject(failure('/v1/tips'));
  await expect(client.sync(tipsheet, store)).rejects.toMatchObject(failure('/v1/revisions'));
});

test('an error tells for how long to wait, in either form of Retry-After', async () => {
  const retryAfter = async (value: string) => {
    const busy = answered(503, '', { 'Retry-After': value });
    return (await busy.GET('/v1').catch((thrown) => thrown)).retryAfter;
  };
  await expect(retryAfter('7')).resolves.toBe(7);
  await expect(retryAfter(new Date(Date.now() + 3_600_000).toUTCString())).resolves.toBeGreaterThan(
    3000,
  );
  await expect(retryAfter(new Date(0).toUTCString())).resolves.toBe(0);
  await expect(retryAfter('soon')).resolves.toBeUndefined();
});

test('a signal ends a request, a list and a copy', async () => {
  const controller = new AbortController();
  const tipsheet = connect();
  const { signal } = controller;
  const read = async () => {
    for await (const _ of tipsheet.items('/v1/tips', { params: { query: { size: 1 } }, signal }))
      controller.abort();
  };
  await expect(read()).rejects.toMatchObject({ name: 'AbortError' });
  await expect(tipsheet.GET('/v1/meta', { signal })).rejects.toMatchObject({ name: 'AbortError' });
  const store = { etag: () => null, revisions: () => [], update() {}, finish() {} };
  await expect(client.sync(tipsheet, store, { signal })).rejects.toMatchObject({
    name: 'AbortError',
  });
});
