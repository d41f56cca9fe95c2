import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';
import { makeApp, makeSnapshot, PUBLIC_URL, type TestApp } from '../helpers/app.ts';
import { makeArticle, makeContent } from '../helpers/content.ts';
import { BEFORE, callTool, PAYLOADS, post, postPayload, REVISIONS } from '../helpers/mcp.ts';

let shared: TestApp;
beforeAll(async () => {
  shared = await makeApp({ config: { MCP_ORIGINS: ['https://chat.example'] } });
});
afterAll(() => shared.close());

test.each(REVISIONS)('a client of the revision %s is answered in JSON', async (revision) => {
  const response = await post(shared.app, 'tools/list', {}, revision);
  expect(response.statusCode).toBe(200);
  expect(response.headers['content-type']).toMatch(/^application\/json/);
  const { tools } = response.json().result;
  expect(tools.map(({ name }: { name: string }) => name)).toEqual([
    'search_advice',
    'match_listing',
    'get_tip',
    'get_article',
    'list_articles',
  ]);
  for (const tool of tools) {
    expect(tool.annotations).toEqual({ readOnlyHint: true, openWorldHint: false });
    expect(tool.inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
    expect(tool.outputSchema).toMatchObject({ type: 'object' });
  }
});

test('a client of the revision before begins with a handshake, and gets no session', async () => {
  const response = await post(
    shared.app,
    'initialize',
    { protocolVersion: BEFORE, capabilities: {}, clientInfo: { name: 'a', version: '1' } },
    BEFORE,
  );
  expect(response.json().result).toMatchObject({
    protocolVersion: BEFORE,
    serverInfo: { name: 'tipsheet', version: '1.0.0' },
  });
  expect(response.headers).not.toHaveProperty('mcp-session-id');
});

test('clients are told what the library is about in its own words', async () => {
  const { result } = (
    await post(
      shared.app,
      'initialize',
      { protocolVersion: BEFORE, capabilities: {}, clientInfo: { name: 'a', version: '1' } },
      BEFORE,
    )
  ).json();
  expect(result.instructions).toContain('Advice for tests.');
  expect(result.instructions).not.toContain('getting a job');
});

test('answers are kept by nobody and made for each that asks', async () => {
  const [first, second] = await Promise.all(
    ['research-the-company', 'no-such-tip'].map((slug) =>
      post(shared.app, 'tools/call', { name: 'get_tip', arguments: { slug } }),
    ),
  );
  expect(first?.headers['cache-control']).toBe('no-store');
  expect(first?.headers).not.toHaveProperty('etag');
  expect(first?.json().result.isError).toBeUndefined();
  expect(second?.json().result.isError).toBe(true);
});

test.each(REVISIONS)(
  'a client of the revision %s is answered from the content that the headers name, though it is replaced meanwhile',
  async (revision) => {
    const [before, after] = ['Before', 'After'].map((title) => ({
      ...makeSnapshot(makeContent({ articles: [makeArticle({ title })] })),
      revision: title,
    })) as [Snapshot, Snapshot];
    const asked: Snapshot[] = [];
    const { app, close } = await makeApp({ current: () => asked.pop() ?? after });
    asked.push(before);
    const response = await post(app, 'tools/call', { name: 'list_articles' }, revision);
    await close();

    expect(response.headers['content-revision']).toBe('Before');
    expect(response.json().result.structuredContent.articles).toMatchObject([{ title: 'Before' }]);
  },
);

test.each(['GET', 'HEAD', 'PUT', 'DELETE'] as const)('%s gets 405 with Allow', async (method) => {
  const response = await shared.app.inject({ method, url: '/mcp' });
  expect(response.statusCode).toBe(405);
  expect(response.headers.allow).toBe('POST, OPTIONS');
});

test.each(REVISIONS)('a tool without arguments is called without any: %s', async (revision) => {
  const answer = async (params: Record<string, unknown>) =>
    (await post(shared.app, 'tools/call', params, revision)).json().result;
  const result = await answer({ name: 'list_articles' });
  expect(result.isError).not.toBe(true);
  expect(result).toEqual(await answer({ name: 'list_articles', arguments: {} }));
  // One that needs some says which.
  const refused = await answer({ name: 'get_tip' });
  expect(refused).toMatchObject({ isError: true });
  expect(JSON.stringify(refused)).toContain('slug');
});

test('a preflight is told that POST is taken', async () => {
  const response = await shared.app.inject({ method: 'OPTIONS', url: '/mcp' });
  expect(response.statusCode).toBe(204);
  expect(response.headers['access-control-allow-methods']).toBe('POST, OPTIONS');
});

test.each([
  ['no origin', {}, 200],
  ['our own', { origin: PUBLIC_URL, host: 'tips.example' }, 200],
  ['one that the operator allows', { origin: 'https://chat.example', host: 'tips.example' }, 200],
  ['another', { origin: 'https://a.example', host: 'tips.example' }, 403],
  ['our own, at a name that leads here', { origin: PUBLIC_URL, host: 'a.example' }, 403],
  ['null', { origin: 'null', host: 'tips.example' }, 403],
])(
  'a message from %s is answered only where its origin is allowed',
  async (_which, headers, status) => {
    const response = await shared.app.inject({
      method: 'POST',
      url: '/mcp',
      headers: { accept: 'application/json, text/event-stream', ...headers },
      payload: { jsonrpc: '2.0', id: 1, method: 'ping' },
    });
    expect(response.statusCode).toBe(status);
  },
);

test('what is larger than 64 KB or no JSON by its type is refused as everywhere', async () => {
  const send = (payload: string, type: string) =>
    shared.inject({ method: 'POST', url: '/mcp', headers: { 'content-type': type }, payload });
  const large = await send(`"${'a'.repeat(65_536)}"`, 'application/json');
  expect(large.json()).toMatchObject({
    status: 413,
    code: 'content-too-large',
    detail: expect.stringContaining('65536 bytes'),
  });
  const text = await send('{}', 'text/plain');
  expect(text.json()).toMatchObject({ status: 415, code: 'content-not-supported' });
});

test('URLs other than that of assistants refuse content', async () => {
  const response = await shared.inject({ method: 'POST', url: '/v1/tips', payload: {} });
  expect(response.json()).toMatchObject({ status: 405 });
});

test('messages are counted by the rate limit', async () => {
  const limited = await makeApp({ config: { RATE_LIMIT: 2 } });
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push((await post(limited.app, 'tools/list')).statusCode);
  expect(statuses).toEqual([200, 200, 429]);
  await limited.close();
});

test('the server for assistants can be turned off', async () => {
  const off = await makeApp({ config: { MCP: false } });
  expect((await post(off.app, 'tools/list')).statusCode).toBe(404);
  expect((await off.app.inject('/.well-known/ai-catalog.json')).statusCode).toBe(404);
  await off.close();
});

test('a client that knows the domain finds the server', async () => {
  for (const url of ['/.well-known/ai-catalog.json', '/.well-known/mcp/catalog.json']) {
    const [entry] = (await shared.app.inject(url)).json().entries;
    expect(entry).toMatchObject({ identifier: 'urn:air:tips.example:tipsheet' });
    const card = await shared.app.inject(entry.url.slice(PUBLIC_URL.length));
    expect(card.headers['content-type']).toBe(entry.type);
    expect(card.json()).toMatchObject({
      name: 'example.tips/tipsheet',
      remotes: [{ type: 'streamable-http', url: `${PUBLIC_URL}/mcp` }],
    });
  }
});

test('what assistants ask is not in the log', async () => {
  const lines: string[] = [];
  const { default: pino } = await import('pino');
  const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const logged = await makeApp({ logger });
  await callTool(logged.app, 'search_advice', { question: 'sesame' });
  await logged.close();
  expect(lines.join('')).toContain('"route":"/mcp"');
  expect(lines.join('')).not.toContain('sesame');
});

test('whatever is sent is answered as JSON-RPC says, or accepted without an answer', async () => {
  await fc.assert(
    fc.asyncProperty(PAYLOADS, fc.constantFrom(...REVISIONS, undefined), async (body, revision) => {
      const response = await postPayload(shared.app, body, revision);
      expect(response.statusCode).toBeLessThan(500);
      if (response.body === '') expect(response.statusCode).toBe(202);
      const answers = response.body === '' ? [] : [response.json()].flat();
      for (const answer of answers) {
        expect(answer.jsonrpc).toBe('2.0');
        expect('result' in answer || Number.isInteger(answer.error.code)).toBe(true);
        // The SDK says so of a handshake that isn't well-formed.
        if (!body.includes('initialize')) expect(answer.error?.code ?? 0).not.toBe(-32_603);
      }
    }),
    { numRuns: 500 },
  );
});
