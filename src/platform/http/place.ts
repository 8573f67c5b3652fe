import ipaddr from 'ipaddr.js';

/** What one subscriber has: an IPv4 address, or a /64 of IPv6, whose addresses they change at will (RFC 6177, RFC 8981). */
export function placeOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toNormalizedString()}/64`).toString()}/64`;
}
