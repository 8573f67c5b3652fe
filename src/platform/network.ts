/** Addresses as limits count them. */
import ipaddr from 'ipaddr.js';

/** The IPv4 address itself; of an IPv6 address its network of 64 bits, for who has one address has them all. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString();
  const groups = parsed.parts.slice(0, 4).map((part) => part.toString(16));
  return `${groups.join(':')}::/64`;
}
