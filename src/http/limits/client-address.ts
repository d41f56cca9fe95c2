import { isIPv4 } from 'node:net';
import { compile } from '@fastify/proxy-addr';
import type { FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';

/**
 * What counts as one client: an IPv4 address, also where it is written as IPv6; of IPv6 the /64,
 * for that is what one subscriber has (RFC 6177), as four groups in hexadecimal. What a proxy says
 * and is no address, as `unknown` (RFC 7239 §6.2), counts as the proxy: a client could otherwise be
 * a new one each time. The name is short and made here: a piece of a header would keep all of it in
 * memory.
 */
export function clientOf({ ip, socket }: Pick<FastifyRequest, 'ip' | 'socket'>): string {
  const peer = socket.remoteAddress ?? '';
  // Most come from an IPv4 address directly and need no parsing.
  if (ip === peer && isIPv4(peer)) return peer;
  const address = parseAddress(ip) ?? parseAddress(peer);
  if (!(address instanceof ipaddr.IPv6)) return address?.toString() ?? '';
  return address.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':');
}

/** Whether a proxy is believed, by its address, which the next one may give with a port. */
export function proxyTrust(ranges: string[]): (address: string) => boolean {
  const isTrusted = compile(ranges);
  return (address) => isTrusted(parseAddress(address)?.toString() ?? address, 0);
}

/** `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]`, `[2001:db8::1]:4711`. */
const ADDRESS = /^(?:\[([\da-fA-F:.]+)\]|(\d[\d.]*))(?::\d{1,5})?$/;

/** The address that a proxy gave for another, with or without a port. */
function parseAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  const [, v6, v4] = ADDRESS.exec(text) ?? [];
  const address = v6 ?? v4 ?? text;
  return isIPv4(address) || ipaddr.IPv6.isValid(address) ? ipaddr.process(address) : undefined;
}
