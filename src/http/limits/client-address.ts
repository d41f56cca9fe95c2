import { isIPv6 } from 'node:net';

/**
 * What counts as one client: an IPv4 address, also where it is written as IPv6; of IPv6 the /64,
 * for that is what one subscriber has (RFC 6177), as four groups in hexadecimal.
 */
export function clientOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [whole = ''] = address.split('%');
  // The one spelling of an address (WHATWG URL, RFC 5952), in which IPv4 is in hexadecimal too.
  const [first = '', last] = new URL(`http://[${whole}]`).hostname.slice(1, -1).split('::');
  const head = first.split(':').filter(Boolean);
  const tail = (last ?? '').split(':').filter(Boolean);
  const groups = [...head, ...Array(8 - head.length - tail.length).fill('0'), ...tail];
  const isMapped = groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff';
  return isMapped ? ipv4(groups.slice(6)) : groups.slice(0, 4).join(':');
}

function ipv4(groups: readonly string[]): string {
  return groups
    .map((group) => Number.parseInt(group, 16))
    .flatMap((group) => [group >> 8, group & 0xff])
    .join('.');
}
