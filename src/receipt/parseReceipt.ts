import type { Receipt } from '../protocol/index.js'

/** What a value has to look like: text, a list, an object; `name?` may be missing. */
type Shape = RegExp | readonly [Shape] | { readonly [name: string]: Shape }

const address = /^0x[0-9a-fA-F]{40}$/
const hash = /^0x[0-9a-f]{64}$/
const atomic = /^(0|[1-9][0-9]{0,77})$/
const label = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,100}$/u
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

const receipt: Shape = {
  iss: /^https?:\/\/[\x21-\x7e]{1,2000}$/,
  payment: /^[\w-]{1,128}$/,
  store: /^[a-z0-9-]{1,64}$/,
  'storeName?': label,
  order: /^[1-9][0-9]{0,17}$/,
  total: { amount: /^(0|[1-9][0-9]{0,11})(\.[0-9]{1,2})?$/, currency: /^[A-Z]{3}$/ },
  'rate?': { perUsdc: /^\d{1,12}(\.\d{1,18})?$/, source: label, at: time },
  due: atomic,
  received: atomic,
  receiver: address,
  treasury: address,
  salt: hash,
  transfers: [
    {
      chain: /^eip155:[1-9][0-9]{0,15}$/,
      token: address,
      transactionHash: hash,
      amount: atomic,
      blockTime: time,
    },
  ],
  paidAt: time,
}

/**
 * Reads a receipt's claims from untrusted JSON.
 *
 * The wire's schema is written in zod, which a browser does not get; a test holds the two together.
 *
 * @returns nothing when a claim is missing or odd; claims of a newer version are let through
 */
export function parseReceipt(value: unknown): Receipt | undefined {
  if (!fits(value, receipt)) return undefined
  const claims = value as Receipt
  const times = [claims.paidAt, ...claims.transfers.map(({ blockTime }) => blockTime)]
  if (claims.rate !== undefined) times.push(claims.rate.at)
  return times.some((text) => Number.isNaN(Date.parse(text))) ? undefined : claims
}

function fits(value: unknown, shape: Shape): boolean {
  if (shape instanceof RegExp) return typeof value === 'string' && shape.test(value)
  if (isList(shape)) {
    const isShort = Array.isArray(value) && value.length > 0 && value.length <= 256
    return isShort && value.every((item) => fits(item, shape[0]))
  }
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(shape).every(([key, inner]) => {
    const name = key.replace('?', '')
    const given = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined
    return (given === undefined && name !== key) || fits(given, inner)
  })
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape)
}
