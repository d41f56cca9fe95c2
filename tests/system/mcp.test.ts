import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MEGABYTE } from '../../src/units.ts';
import { makeApp } from '../helpers/app.ts';
import { PAYLOADS, postPayload } from '../helpers/mcp.ts';
import { memoryInUse } from '../helpers/memory.ts';
import { CLI, type ServerProcess, startServer } from '../helpers/process.ts';

/** Clients of the Model Context Protocol that others wrote, against whole processes. */

const run = promisify(execFile);
const TOOLS = ['search_advice', 'match_listing', 'get_tip', 'get_article', 'list_articles'];

let server: ServerProcess;
beforeAll(async () => {
  server = await startServer({ LOG_LEVEL: 'info' });
});
afterAll(() => server.stop());

/** Runs a program of an npm package, on the Node that these packages need. */
async function npx(packageName: string, program: string, args: readonly string[]) {
  const command = ['-y', '-p', 'node@24', '-p', packageName, '--', program, ...args];
  const { stdout } = await run('npx', command, { maxBuffer: 10_000_000 }).catch((error) => error);
  return String(stdout);
}

const transports = {
  http: () => new StreamableHTTPClientTransport(new URL(`http://localhost:${server.port}/mcp`)),
  stdio: () => new StdioClientTransport({ command: process.execPath, args: [CLI, 'mcp'] }),
};

test.each(['http', 'stdio'] as const)(
  'the official client uses all of it over %s',
  async (kind) => {
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(transports[kind]());
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(TOOLS);
    const { structuredContent } = await client.callTool({
      name: 'search_advice',
      arguments: { question: 'what should I wear', limit: 3 },
    });
    const found = structuredContent as { tips: { slug: string; credit: string }[] };
    expect(found.tips).toHaveLength(3);
    const [{ slug = '', credit = '' } = {}] = found.tips;
    const { content } = await client.callTool({ name: 'get_tip', arguments: { slug } });
    const [{ text = '' } = {}] = content as { text?: string }[];
    expect(text.replace(/[<>\\]/g, '')).toContain(credit);
    const { resources } = await client.listResources();
    for (const { uri } of resources.slice(0, 3))
      expect((await client.readResource({ uri })).contents).toHaveLength(1);
    const { prompts } = await client.listPrompts();
    for (const { name } of prompts)
      expect((await client.getPrompt({ name })).messages).toHaveLength(1);
    await client.close();
  },
);

test('over stdio nothing but messages is written, and the end of input ends it', async () => {
  const child = spawn(process.execPath, [CLI, 'mcp']);
  const lines: string[] = [];
  createInterface(child.stdout).on('line', (line) => lines.push(line));
  child.stdin.write('nonsense\n{"jsonrpc":"2.0","id":1,"method":"tools/list"}\n');
  while (lines.length === 0) await once(child.stdout, 'data');
  child.stdin.end();
  expect(await once(child, 'exit')).toEqual([0, null]);
  for (const line of lines) expect(JSON.parse(line).jsonrpc).toBe('2.0');
});

const CONFORMANCE = '@modelcontextprotocol/conformance@0.2.0-alpha.12';

/** The scenarios that any server passes; the others call tools that only a server for tests has. */
test.each([
  ...['server-initialize', 'ping', 'completion-complete', 'tools-list', 'resources-list'],
  ...['prompts-list', 'sep-2164-resource-not-found', 'dns-rebinding-protection', 'caching'],
  'http-header-validation',
])('the official conformance suite passes %s', async (scenario) => {
  const url = `http://localhost:${server.port}/mcp`;
  const output = await npx(CONFORMANCE, 'conformance', [
    ...['server', '--url', url, '--scenario', scenario],
  ]);
  expect(output).toMatch(/Passed: (\d+)\/\1, 0 failed, 0 warnings/);
});

/** What we don't do: streams that wait for changes, and what needs tools for tests. */
const NOT_SERVED = [
  'sep-2575-server-rejects-undeclared-capability',
  'sep-2575-missing-capability-http-400',
  'sep-2575-http-server-no-independent-requests-on-stream',
  'sep-2575-server-no-log-without-loglevel',
  'sep-2575-server-sends-subscription-ack',
  'sep-2575-server-tags-subscription-id',
];

test('the conformance suite finds it stateless, but for what it does not serve', async () => {
  const url = `http://localhost:${server.port}/mcp`;
  const output = await npx(CONFORMANCE, 'conformance', [
    ...['server', '--url', url, '--scenario', 'server-stateless'],
  ]);
  const failed = output.split('\n').filter((line) => line.includes('FAILURE'));
  const names = failed.map((line) => /\[(sep-[\w-]+)/.exec(line)?.[1]);
  expect(names).toEqual(NOT_SERVED);
  expect(output).toMatch(/Passed: 22\/28/);
});

test("the Inspector's command line lists and calls every tool", async () => {
  const inspect = async (...args: string[]) =>
    JSON.parse(
      await npx('@modelcontextprotocol/inspector@2.12.0', 'mcp-inspector', [
        ...['--cli', `http://localhost:${server.port}/mcp`, '--transport', 'http', ...args],
      ]),
    );
  const { tools } = await inspect('--method', 'tools/list');
  expect(tools.map(({ name }: { name: string }) => name)).toEqual(TOOLS);
  const inputs: Readonly<Record<string, string[]>> = {
    search_advice: ['question=how to decline an offer'],
    get_tip: ['slug=bring-detailed-examples'],
    match_listing: ['text=Send a cover letter with two references.'],
    get_article: ['slug=second-interview'],
    list_articles: ['stage=offer'],
  };
  for (const name of TOOLS) {
    const args = (inputs[name] ?? []).flatMap((input) => ['--tool-arg', input]);
    const call = await inspect('--method', 'tools/call', '--tool-name', name, ...args);
    expect(call.isError, name).toBeUndefined();
    expect(call.content[0].text, name).toContain('Creative Commons');
  }
});

test('ten thousand random messages leave no memory behind', async () => {
  const { app, close } = await makeApp();
  const send = async (count: number) => {
    for (const payload of fc.sample(PAYLOADS, count)) await postPayload(app, payload, undefined);
  };
  await send(1000);
  const before = await memoryInUse();
  await send(10_000);
  expect((await memoryInUse()) - before).toBeLessThan(5 * MEGABYTE);
  await close();
});
