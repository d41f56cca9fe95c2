import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenAPIV3_1 } from 'openapi-types';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freePort } from '../../helpers/free-port.ts';
import { installTools } from '../../helpers/install-tools.ts';
import { type Operation, operationsOf, requestOf, urlOf } from '../../helpers/operations.ts';
import { type ServerProcess, startServer } from '../../helpers/process.ts';
import { copyWithWithdrawnTip } from '../../helpers/withdrawn-content.ts';

/** Prism, a proxy that says of each request and response whether the contract allows it. */
let folder: string;
let server: ServerProcess;
let prism: ChildProcess;
let proxy: string;
let operations: Operation[];
/** The slug of a tip. */
let withdrawn: string;
beforeAll(async () => {
  const tools = await installTools('tests/system/contract-proxy');
  folder = mkdtempSync(join(tmpdir(), 'tipsheet-proxy-'));
  const port = String(await freePort());
  withdrawn = copyWithWithdrawnTip(join(folder, 'content'));
  server = await startServer({
    ...{ PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}`, CONTENT: join(folder, 'content') },
  });
  const contract = await (await fetch(`${server.origin}/openapi.json`)).json();
  operations = operationsOf(contract);
  const file = join(folder, 'openapi.json');
  writeFileSync(file, JSON.stringify(contract));
  const proxyPort = String(await freePort());
  proxy = `http://127.0.0.1:${proxyPort}`;
  prism = spawn(
    process.execPath,
    [join(tools, '.bin/prism'), 'proxy', file, server.origin, '-p', proxyPort, '-v', 'error'],
    { stdio: 'ignore' },
  );
  await vi.waitFor(() => fetch(proxy), { timeout: 60_000, interval: 200 });
}, 200_000);
afterAll(async () => {
  prism.kill();
  await once(prism, 'exit');
  await server.stop();
  rmSync(folder, { recursive: true });
});

interface Violation {
  readonly location: readonly string[];
  readonly message: string;
}

let requests = 0;

/** Sends a request through the proxy. Returns the status and what violates the contract. */
async function send(url: string, init: RequestInit = {}) {
  requests++;
  const response = await fetch(proxy + url, { redirect: 'manual', ...init });
  const body = await response.text();
  const violations: Violation[] = JSON.parse(response.headers.get('sl-violations') ?? '[]');
  return {
    ...{ status: response.status, etag: response.headers.get('ETag'), body },
    broken: violations.map(({ location, message }) => `${location.join('.')} ${message}`),
  };
}

type Schema = OpenAPIV3_1.NonArraySchemaObject;

/** Values that its schema allows: each of an enum, and the bounds of a number. */
function valuesOf(parameter: OpenAPIV3_1.ParameterObject, { arguments: { query } }: Operation) {
  const { enum: choices, minimum, maximum } = parameter.schema as Schema;
  const ofSameName = query[parameter.name.replace(/\.all$/, '')];
  return [
    ...(ofSameName === undefined ? [] : [ofSameName]),
    ...(choices ?? []),
    ...(minimum === undefined || choices ? [] : [minimum, maximum]),
  ];
}

/** A parameter that another goes with, which a contract can only say in words. */
function neededBy({ description = '' }: OpenAPIV3_1.ParameterObject, { parameters }: Operation) {
  const [, name = ''] = /, with `(\w+)`/.exec(description) ?? [];
  const schema = parameters.find((one) => one.name === name)?.schema as Schema | undefined;
  return schema?.enum ? { [name]: schema.enum[0] } : {};
}

const withQuery = (operation: Operation, query: Record<string, unknown>): Operation => ({
  ...operation,
  arguments: { ...operation.arguments, query },
});

function requiredQuery({ parameters, arguments: { query } }: Operation) {
  const names = parameters.filter((one) => one.in === 'query' && one.required);
  return Object.fromEntries(names.map(({ name }) => [name, query[name]]));
}

test('what each operation answers to each of its parameters is in the contract', async () => {
  for (const operation of operations) {
    const required = requiredQuery(operation);
    const queries = [
      required,
      operation.arguments.query,
      ...operation.parameters
        .filter((one) => one.in === 'query')
        .flatMap((one) =>
          valuesOf(one, operation).map((value) => ({
            ...required,
            ...neededBy(one, operation),
            [one.name]: value,
          })),
        ),
    ];
    for (const query of queries) {
      const url = urlOf(withQuery(operation, query));
      const { status, broken } = await send(url, requestOf(operation));
      expect([url, status, ...broken]).toEqual([url, 200]);
    }
  }
});

test('what a cache gets for what it has is in the contract', async () => {
  for (const operation of operations) {
    if (operation.method !== 'get') continue;
    const url = urlOf(operation);
    const { etag } = await send(url);
    if (!etag) continue;
    const { status, broken } = await send(url, { headers: { 'If-None-Match': etag } });
    expect([url, status, ...broken]).toEqual([url, 304]);
  }
});

test('what is not there or is asked for wrongly is in the contract', async () => {
  let missing = 0;
  for (const operation of operations) {
    const required = requiredQuery(operation);
    const names = Object.entries(operation.arguments.path);
    for (const [name, value] of names) {
      const path = {
        ...operation.arguments.path,
        [name]: typeof value === 'number' ? 99 : 'nothing',
      };
      const url = urlOf({ ...operation, arguments: { path, query: required } });
      const { status, broken } = await send(url, requestOf(operation));
      expect([url, status, ...broken]).toEqual([url, 404]);
      missing++;
    }
    const wrong = [
      { ...required, colour: 'red' },
      ...operation.parameters
        .filter((one) => one.in === 'query')
        .map((one) => ({ ...required, [one.name]: '' })),
    ];
    for (const query of wrong) {
      const url = urlOf(withQuery(operation, query));
      // Prism makes up an answer in place of a 501.
      if ((await fetch(server.origin + url, requestOf(operation))).status === 501) continue;
      const { status, broken } = await send(url, requestOf(operation));
      // That such a request breaks the contract is what its answer says, too.
      const ofResponse = broken.filter((violation) => violation.startsWith('response'));
      // Outside /v1 an unknown parameter is ignored.
      const expected = operation.path.startsWith('/v1') || status === 400 ? 400 : 200;
      expect([url, status, ...ofResponse]).toEqual([url, expected]);
    }
  }
  expect(missing).toBeGreaterThan(15);
});

test('what was withdrawn is in the contract', async () => {
  const ofTips = operations.filter(({ path }) => path.startsWith('/v1/tips/{slug}'));
  expect(ofTips.length).toBeGreaterThan(5);
  for (const operation of ofTips) {
    const path = { ...operation.arguments.path, slug: withdrawn };
    const url = urlOf({ ...operation, arguments: { path, query: {} } });
    const { status, broken } = await send(url);
    expect([url, status, ...broken]).toEqual([url, 410]);
  }
});

test('everything that the API links to is in the contract', async () => {
  const { data, moved } = JSON.parse((await send('/v1/revisions')).body);
  const urls = new Set<string>();
  for (const { kind, slug, inLanguage } of [...data, ...moved])
    urls.add(`/v1/${kind}s/${slug}?lang=${inLanguage}`);
  for (const operation of operations.filter(({ method }) => method === 'get')) {
    const { body } = await send(urlOf(operation));
    for (const [, link = ''] of body.matchAll(/"http:\/\/127\.0\.0\.1:\d+(\/v1\/[^"{}]*)"/g))
      urls.add(link);
  }
  expect(urls.size).toBeGreaterThan(300);
  for (const url of urls) {
    const { status, broken } = await send(url);
    expect([url, ...broken]).toEqual([url]);
    expect([200, 301], url).toContain(status);
  }
  process.stdout.write(`${requests} requests through the proxy\n`);
});
