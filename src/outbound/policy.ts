import { isIP } from 'node:net'
import { accept, PayWithUsdcError, type Result, refuse } from '../errors/index.js'
import { isLoopback, isPublicAddress } from './addresses.js'

/** Which addresses inside may be reached; the public internet always may. */
export type Policy = {
  /** Exact `host:port` of own machines, such as an own node: the host as the URL writes it. */
  readonly privateTargets: readonly string[]
  /** This machine itself; in the sandbox only. */
  readonly isLoopbackAllowed: boolean
}

/** Host and port of a URL, as {@link Policy.privateTargets} lists them. */
function hostAndPort({ hostname, port, protocol }: URL): string {
  const usual = protocol === 'https:' || protocol === 'wss:' ? '443' : '80'
  return `${hostname}:${port === '' ? usual : port}`
}

/**
 * One of {@link Policy.privateTargets} as it is written in the settings: `10.0.0.5:8545`, a name and
 * its port, or `[fd00::5]:8545`; nothing when it is none.
 */
export function parsePrivateTarget(text: string): string | undefined {
  const url = `http://${text}`
  if (!/^[^/?#@*\\]+:\d{1,5}$/.test(text) || !URL.canParse(url)) return undefined
  return hostAndPort(new URL(url))
}

/** True for the URL of a private target. */
export function isListed(url: URL, { privateTargets }: Policy): boolean {
  return privateTargets.includes(hostAndPort(url))
}

/** The host of a URL as a socket takes it: IPv6 without its brackets. */
function bareHost({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1')
}

/**
 * Checks a URL as it is written, before any name is looked up. The URL parser has undone every
 * spelling of an IPv4 address (`127.1`, `0x7f000001`, full-width digits) by then.
 */
export function checkLiteral(url: URL, policy: Policy): Result<undefined, 'target_private'> {
  if (isListed(url, policy)) return accept(undefined)
  const host = bareHost(url)
  return isIP(host) === 0 ? accept(undefined) : checkAddress(host, url, policy)
}

/** Checks an address that a URL's host stands for. */
export function checkAddress(
  address: string,
  url: URL,
  policy: Policy,
): Result<undefined, 'target_private'> {
  const isAllowed =
    isListed(url, policy) ||
    isPublicAddress(address) ||
    (policy.isLoopbackAllowed && isLoopback(address))
  if (isAllowed) return accept(undefined)
  return refuse(
    'target_private',
    `${hostAndPort(url)} is not on the public internet; list it in PAY_PRIVATE_TARGETS if it is yours`,
  )
}

/** A refusal as an error, for where a connection is being made. */
export function privateTarget(message: string): PayWithUsdcError {
  return new PayWithUsdcError('target_private', `${message}.`)
}
