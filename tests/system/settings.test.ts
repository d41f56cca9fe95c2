import { expect, test } from 'vitest';
import { VARIABLES } from '../../src/config.ts';
import { runServer, startServer } from '../helpers/process.ts';

type Settings = Partial<Record<keyof typeof VARIABLES, string>>;

const LOWEST: Settings = {
  ...{ HOST: 'localhost', PORT: '0', PUBLIC_URL: 'http://a', WATCH: 'true', LOG_LEVEL: 'trace' },
  ...{ LOG_QUERIES: 'true', TRUST_PROXY: '::/1,127.0.0.0/1', FRAME_ANCESTORS: "'none'" },
  ...{ RESPONSE_CACHE_MB: '0', DRAIN_SECONDS: '0', METRICS_PORT: '0', MAX_QUEUE_MS: '10' },
  ...{ MCP: 'true', MCP_ORIGINS: 'http://a' },
  ...{
    RATE_LIMIT: '0',
    RATE_LIMIT_WINDOW_SECONDS: '1',
    RATE_LIMIT_REDIS_URL: 'redis://127.0.0.1:1',
  },
};
const HIGHEST: Settings = {
  ...{ HOST: '0.0.0.0', PUBLIC_URL: 'https://[::1]:65535', WATCH: 'false', LOG_LEVEL: 'info' },
  ...{
    LOG_QUERIES: 'false',
    TRUST_PROXY: Array.from({ length: 100 }, () => '::ffff:0:0/96').join(),
  },
  ...{ FRAME_ANCESTORS: `'self' https://${'a'.repeat(1985)}`, RESPONSE_CACHE_MB: '1024' },
  ...{ MCP: 'false', MCP_ORIGINS: Array.from({ length: 100 }, () => 'https://a').join() },
  ...{ DRAIN_SECONDS: '300', MAX_QUEUE_MS: '60000', RATE_LIMIT: '1000000' },
  ...{ RATE_LIMIT_WINDOW_SECONDS: '86400', RATE_LIMIT_REDIS_URL: 'rediss://u:p@[::1]:1/99999' },
};

test.each([
  ['lowest', LOWEST],
  ['highest', HIGHEST],
])('a server starts, answers and stops with every setting at its %s', async (_which, settings) => {
  const server = await startServer({ ...settings });
  const headers = { 'x-forwarded-for': '203.0.113.1' };
  for (const path of [
    '/v1/meta',
    '/v1/search?q=salary',
    '/embed/articles/second-interview',
    '/docs',
  ])
    expect((await fetch(server.origin + path, { headers })).status, path).toBe(200);
  expect(await server.stop()).toBe(0);
});

const BEYOND: Record<Exclude<keyof typeof VARIABLES, 'CONTENT'>, readonly string[]> = {
  HOST: ['a'.repeat(256)],
  PORT: ['-1', '65536', '1e3'],
  PUBLIC_URL: ['https://a/b', 'ftp://a', 'https://', 'https://a:65536'],
  CONTENT_SHA256: ['A'.repeat(64), 'a'.repeat(63)],
  WATCH: ['yes'],
  LOG_LEVEL: ['INFO'],
  LOG_QUERIES: ['1'],
  TRUST_PROXY: ['::/0', '1', Array.from({ length: 101 }, () => '::1').join()],
  FRAME_ANCESTORS: ['a; b', `https://${'a'.repeat(2000)}`],
  RESPONSE_CACHE_MB: ['-1', '4097'],
  DRAIN_SECONDS: ['301', '0.5'],
  METRICS_PORT: ['65536'],
  RATE_LIMIT: ['1000001'],
  RATE_LIMIT_WINDOW_SECONDS: ['0', '86401'],
  RATE_LIMIT_REDIS_URL: ['redis://host/x', 'redis:', 'http://host'],
  MCP: ['on'],
  MCP_ORIGINS: ['*', 'https://a/b', Array.from({ length: 101 }, () => 'https://a').join()],
  MAX_QUEUE_MS: ['9', '60001'],
};

test.each([0, 1, 2])('a start names every setting that is beyond its edge: %d', async (i) => {
  const settings = Object.fromEntries(
    Object.entries(BEYOND).map(([name, values]) => [name, values[i % values.length] ?? '']),
  );
  const { code, errors, output } = await runServer(settings);
  expect(code).toBe(1);
  expect(output).toBe('');
  expect(errors.trim().split('\n').sort()).toEqual(
    Object.entries(settings)
      .map(
        ([name, value]) =>
          // A URL of Redis may have a password in it.
          `${name}:${name === 'RATE_LIMIT_REDIS_URL' ? '' : ` "${value}"`} must be ${VARIABLES[name as keyof typeof VARIABLES].allowed}`,
      )
      .sort(),
  );
});

test.each([
  ['a host that there is none of', { HOST: 'none.invalid' }, /^cannot listen: .*; change HOST/],
  [
    'a host that is another’s',
    { HOST: '192.0.2.1', PORT: '3999' },
    /^cannot listen: .*; change HOST/,
  ],
  ['a file for a folder', { CONTENT: '/dev/null' }, /^CONTENT: "\/dev\/null" must be a folder/],
  ['a URL of another kind', { CONTENT: 'ftp://a/b' }, /^CONTENT: "ftp:\/\/a\/b" must be a folder/],
  ['a URL without its hash', { CONTENT: 'https://a/b' }, /^CONTENT_SHA256: unset; must be given/],
])('%s ends the start with a line and no stack', async (_what, settings, message) => {
  const { code, errors } = await runServer({ ...settings });
  expect(code).toBe(1);
  expect(errors).toMatch(message);
  expect(errors).not.toMatch(/^ +at /m);
});
