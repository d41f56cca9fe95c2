import { isIPv4 } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * What counts as one client: an IPv4 address, also where it is written as IPv6; of IPv6 the /64,
 * for that is what one subscriber has (RFC 6177), as four groups in hexadecimal.
 */
export function clientOf(address: string): string {
  // Most are IPv4 and need no parsing; a proxy may give something that is no address at all.
  if (isIPv4(address) || !ipaddr.IPv6.isValid(address)) return address;
  const ip = ipaddr.process(address);
  if (!(ip instanceof ipaddr.IPv6)) return ip.toString();
  return ip.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':');
}
