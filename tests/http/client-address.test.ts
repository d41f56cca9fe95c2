import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { clientOf, proxyTrust } from '../../src/http/limits/client-address.ts';

const PROXY = '10.0.0.1';

/** A request that comes from a proxy which says that it was sent by this address. */
function requestFrom(ip: string, remoteAddress = PROXY) {
  const socket = Object.defineProperty(new Socket(), 'remoteAddress', { value: remoteAddress });
  return { ip, socket };
}

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['192.0.2.1:4711', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['[::ffff:192.0.2.1]:4711', '192.0.2.1'],
  ['::FFFF:c000:201', '192.0.2.1'],
  ['0:0:0:0:0:ffff:c000:0201', '192.0.2.1'],
  ['::1', '0:0:0:0'],
  ['::', '0:0:0:0'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['[2001:db8::1]', '2001:db8:0:0'],
  ['[2001:db8::1]:443', '2001:db8:0:0'],
  ['2001:0DB8:0000:0000:1111:2222:3333:4444', '2001:db8:0:0'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1::3:4:5:6', '2001:db8:1:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['64:ff9b::192.0.2.1', '64:ff9b:0:0'],
])('%s counts as the client %s', (address, client) => {
  expect(clientOf(requestFrom(address))).toBe(client);
  expect(clientOf(requestFrom(address, address))).toBe(client);
});

test.each([
  ...['', 'unknown', '_hidden', 'tips.example', '192.0.2', '192.0.2.1.5', '0x7f000001', '127.1'],
  ...['192.0.2.1:', '192.0.2.1:471100', '192.0.2.1:http', '[2001:db8::1', '2001:db8::1]', '[]'],
  ...['256.0.0.1', '2001:db8::g', '1.2.3.4 ', 'x'.repeat(16_000), '1'.repeat(16_000)],
])('%s is no address, and counts as the proxy that says so', (text) => {
  expect(clientOf(requestFrom(text))).toBe(PROXY);
});

const isTrusted = proxyTrust(['10.0.0.0/8', '2001:db8::/32']);

test.each([
  ['10.1.2.3', true],
  ['10.1.2.3:4711', true],
  ['::ffff:10.1.2.3', true],
  ['[2001:db8::1]:443', true],
  ['192.0.2.1:4711', false],
  ['[2001:db9::1]:443', false],
  ['unknown', false],
])('%s is a trusted proxy: %s', (address, trusted) => {
  expect(isTrusted(address)).toBe(trusted);
});
