import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, type TestApp } from '../helpers/app.ts';

/** Below the project, so that the program finds its packages. */
const folder = resolve('node_modules/.cache/tipsheet-client');

let app: TestApp;
let baseUrl: string;
beforeAll(async () => {
  app = await makeApp({ described: true });
  await app.app.listen({ port: 0, host: '127.0.0.1' });
  baseUrl = `http://127.0.0.1:${(app.app.server.address() as AddressInfo).port}`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const PROGRAM = `
import createClient from 'openapi-fetch';
import type { paths } from './api.d.ts';

export async function run(baseUrl: string) {
  const client = createClient<paths>({ baseUrl });
  const tip = await client.GET('/v1/tips/{slug}', {
    params: { path: { slug: 'research-the-company' } },
  });
  if (tip.error) throw new Error(tip.error.detail);
  const title: string = tip.data.title;
  const firstDo: string | undefined = tip.data.do[0];

  const found = await client.GET('/v1/search', {
    params: { query: { q: 'salary', size: 1 } },
  });
  const ranges: number[][] = found.data?.data[0]?.highlights[0]?.ranges ?? [];

  const missing = await client.GET('/v1/articles/{slug}', { params: { path: { slug: 'nope' } } });
  const status: number | undefined = missing.error?.status;

  const text = await client.GET('/feed.atom', { parseAs: 'text' });
  return { title, firstDo, ranges, status, feed: text.data };
}

export const refused = (client: ReturnType<typeof createClient<paths>>) =>
  // @ts-expect-error: a search needs a query
  client.GET('/v1/search', { params: { query: {} } });
`;

test('types made from the contract compile, and the client they type works', async () => {
  const document = (await app.inject('/openapi.json')).json();
  writeFileSync(join(folder, 'api.d.ts'), astToString(await openapiTypescript(document)));
  writeFileSync(join(folder, 'program.ts'), PROGRAM);
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        ...{ target: 'ES2023', module: 'NodeNext', strict: true, noUncheckedIndexedAccess: true },
        ...{ allowImportingTsExtensions: true, rewriteRelativeImportExtensions: true },
        ...{ lib: ['ES2023', 'DOM'], types: [], outDir: 'out' },
      },
      include: ['*.ts'],
    }),
  );
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  execFileSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', folder], {
    stdio: 'pipe',
  });
  const { run } = await import(pathToFileURL(join(folder, 'out/program.js')).href);
  const result = await run(baseUrl);
  expect(result).toMatchObject({ title: 'Research the company', status: 404 });
  expect(result.ranges.length).toBeGreaterThan(0);
  expect(result.feed).toContain('<feed');
}, 60_000);
