import ipaddr from 'ipaddr.js'

/** Public addresses that answer only from inside a cloud: Azure's metadata and DNS. */
const insideClouds: ReadonlySet<string> = new Set(['168.63.129.16'])

/**
 * True when an IP address belongs to the public internet: no private network, loopback, link-local,
 * cloud metadata, carrier-grade NAT, multicast or reserved block, and none of the IPv6 addresses that
 * carry an IPv4 address inside (mapped, NAT64, 6to4, Teredo), whatever that one is.
 *
 * @param address an IPv4 or IPv6 address; anything else is not public
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  // The library calls whatever it has no name for "unicast"; of IPv6 only 2000::/3 is given out.
  const isGivenOut = parsed.kind() === 'ipv4' || ((parsed.toByteArray()[0] ?? 0) & 0xe0) === 0x20
  return isGivenOut && parsed.range() === 'unicast' && !insideClouds.has(parsed.toString())
}

/** True for loopback, IPv6's too. */
export function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.parse(address).range() === 'loopback'
}
