/** Who asks, as far as limits are concerned: what stands for the network address of one visitor. */
import { isIPv6 } from 'node:net';

const GROUPS = 8;
const EMBEDDED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** The first four groups of an IPv6 address: the network that one line is given whole, to take any address from (RFC 6177). */
function networkOf(address: string): string {
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const gap = tail === undefined ? 0 : GROUPS - left.length - right.length;
  const groups = [...left, ...Array<string>(Math.max(0, gap)).fill('0'), ...right].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

/** One visitor's key: an IPv4 address as it is, of an IPv6 address its /64, or every limit would end at the next of 2⁶⁴ addresses. */
export function visitorOf(address: string): string {
  const embedded = EMBEDDED.exec(address)?.[1];
  if (embedded !== undefined) return embedded;
  return isIPv6(address) ? networkOf(address) : address;
}
