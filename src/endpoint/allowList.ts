import ipaddr from 'ipaddr.js'

/** A block of addresses, such as `203.0.113.0/24`. */
export type Cidr = readonly [ipaddr.IPv4 | ipaddr.IPv6, number]

/** Reads a block, or a single address; nothing when it is none. */
export function parseCidr(text: string): Cidr | undefined {
  const whole = text.includes('/') ? text : `${text}/${text.includes(':') ? 128 : 32}`
  // Four decimal parts and nothing else: `010.1` and `0x7f.1` are spellings that nobody means here.
  const isPlain =
    /^[0-9a-f:]*:[0-9a-f:]*\/\d+$/i.test(whole) || /^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/.test(whole)
  if (!isPlain || /(^|\.)0\d/.test(text) || !ipaddr.isValidCIDR(whole)) return undefined
  return ipaddr.parseCIDR(whole)
}

/** An address as it is compared: IPv4 inside IPv6 is IPv4, and a zone is dropped; nothing when it is none. */
function plainAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  const bare = text.replace(/%.*$/, '')
  // The library takes `::203.0.113.9` for the IPv4 address, which it is not.
  const isPlain =
    ipaddr.IPv4.isValidFourPartDecimal(bare) ||
    /^(::ffff:[\d.]+|[0-9a-f:]*:[0-9a-f:]*)$/i.test(bare)
  return isPlain && ipaddr.isValid(bare) ? ipaddr.process(bare) : undefined
}

/**
 * True when an address lies in one of the blocks; whatever is no address does not.
 *
 * @param list everybody may come where it is empty
 */
export function isAllowed(list: readonly Cidr[], address: string): boolean {
  if (list.length === 0) return true
  const plain = plainAddress(address)
  if (plain === undefined) return false
  // Each family by itself: the library compares no IPv4 address with a block of IPv6.
  return list.some((block) => block[0].kind() === plain.kind() && plain.match([...block]))
}

/**
 * What an address counts as where requests are limited: the whole /64 of IPv6, because one host has
 * all of it.
 */
export function limitedAs(address: string): string {
  const plain = plainAddress(address)
  if (plain === undefined) return 'unknown'
  if (plain.kind() === 'ipv4') return plain.toString()
  return ipaddr.IPv6.networkAddressFromCIDR(`${plain.toString()}/64`).toString()
}
