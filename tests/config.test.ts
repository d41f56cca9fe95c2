import { expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';

test.each(['127.0.0.1', '10.0.0.0/8,::1', '::ffff:10.0.0.1', 'fe80::/10', '10.0.0.0/255.0.0.0'])(
  'proxies at %s can be trusted',
  (ranges) => {
    const { TRUST_PROXY } = readConfig({ TRUST_PROXY: ranges });
    expect(TRUST_PROXY).toEqual(ranges.split(','));
  },
);

test.each([
  'all',
  '1',
  '::/0',
  '0.0.0.0/0',
  '10.0.0.0/0',
  '10.0.0.0/33',
  '::1/129',
  '10.0.0.0/8/8',
  '10.0.0.1,',
  'host',
])('a range of proxies that Fastify would not take stops the start: %s', (ranges) => {
  expect(() => readConfig({ TRUST_PROXY: ranges })).toThrow(
    `TRUST_PROXY: "${ranges}" must be addresses or CIDR ranges`,
  );
});

test.each([
  ['https://tips.example', 'https://tips.example'],
  ['https://tips.example:443/', 'https://tips.example'],
  ['HTTPS://Tips.Example:8443', 'https://tips.example:8443'],
  ['https://trésors.example', 'https://xn--trsors-cva.example'],
])('the public URL %s is written as browsers do', (given, origin) => {
  expect(readConfig({ PUBLIC_URL: given }).PUBLIC_URL).toBe(origin);
});

test.each([
  'tips.example',
  'ftp://tips.example',
  'https://tips.example/advice',
  'https://me@tips.example',
  'https://tips.example?',
  'https://tips.example/#top',
])('a public URL that is no origin stops the start: %s', (given) => {
  expect(() => readConfig({ PUBLIC_URL: given })).toThrow(`PUBLIC_URL: "${given}" must be`);
});

test.each([
  'redis://localhost',
  'redis://localhost/',
  'redis://localhost:6379/15',
  'rediss://user:p%40ss@[::1]:6379/0',
])('Redis at %s can be used', (url) => {
  expect(readConfig({ RATE_LIMIT_REDIS_URL: url }).RATE_LIMIT_REDIS_URL).toBe(url);
});

test.each([
  'redis:',
  'redis:///1',
  'redis:localhost',
  'redis://localhost/x',
  'redis://localhost/-1',
  'redis://localhost/1/2',
  'redis://localhost/%31',
  'redis://localhost?db=x',
  'redis://localhost#1',
  'redis://%zz@localhost',
  'redis://localhost:99999',
  'http://localhost',
  'redis://:a-password@localhost/x',
])('an address that Redis would not be found at stops the start, and is not said: %s', (url) => {
  expect(() => readConfig({ RATE_LIMIT_REDIS_URL: url })).toThrow(
    'RATE_LIMIT_REDIS_URL: must be a redis: or rediss: URL with a host',
  );
});

test.each(['https://a/b', 'HTTPS://a/b'])('%s is a bundle, which needs its hash', (url) => {
  expect(() => readConfig({ CONTENT: url })).toThrow('CONTENT_SHA256: unset');
});

test('a wrong hash is not said to be unset', () => {
  const settings = { CONTENT: 'https://a/b', CONTENT_SHA256: 'ABC' };
  expect(() => readConfig(settings)).toThrow(
    /^CONTENT_SHA256: "ABC" must be 64 hexadecimal digits in lower case$/,
  );
});
