import ipaddr from 'ipaddr.js';

/** What one subscriber has: an IPv4 address, or a /64 of IPv6, whose addresses they change at will (RFC 6177, RFC 8981). */
export function placeOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toNormalizedString()}/64`).toString()}/64`;
}

/** Whether an address is that address, or lies in that network (`10.0.0.0/8`); IPv4 in IPv6 form counts as IPv4. */
export function isWithin(address: string, network: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  const cidr = network.includes('/') ? ipaddr.parseCIDR(network) : whole(ipaddr.process(network));
  return parsed.kind() === cidr[0].kind() && parsed.match(cidr);
}

const whole = (address: ipaddr.IPv4 | ipaddr.IPv6): [ipaddr.IPv4 | ipaddr.IPv6, number] => [
  address,
  address.kind() === 'ipv4' ? 32 : 128,
];
