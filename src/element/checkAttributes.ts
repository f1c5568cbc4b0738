import { parseFingerprints } from '../receipt/publicKey.js'
import { isLogo } from './logo.js'

type Rule = readonly [isUnderstood: RegExp | ((value: string) => boolean), allowed: string]

const css = (property: string) => (value: string) => CSS.supports(property, value)

/** What each attribute may hold. `token` is a secret, which the console does not repeat. */
const rules: Readonly<Record<string, Rule>> = {
  endpoint: [/^https?:\/\/[\w.[-]/, 'an https: URL'],
  store: [/^[a-z\d-]{1,64}$/, 'the store’s hash'],
  order: [/^[1-9]\d{0,17}$/, 'the order’s number'],
  cart: [/^[\da-f-]{36}$/i, 'the cart’s UUID'],
  treasury: [/^[\s,]*(0x[\da-f]{40}[\s,]*)+$/i, 'addresses'],
  payment: [/^[\w-]{1,128}$/, 'a payment’s id'],
  theme: [/^(auto|light|dark)$/, '"auto", "light" or "dark"'],
  appearance: [/^bigcommerce$/, '"bigcommerce"'],
  density: [/^(comfortable|compact)$/, '"comfortable" or "compact"'],
  layout: [/^(auto|compact)$/, '"auto" or "compact"'],
  accent: [css('color'), 'a CSS color'],
  radius: [css('border-radius'), 'a CSS length'],
  font: [css('font-family'), 'a CSS font family'],
  logo: [isLogo, 'an https: or data:image/ URL, or a path such as /logo.png'],
  locale: [isTag, 'a BCP 47 tag such as zh-CN'],
  currency: [/^[A-Z]{3}$/, 'an ISO 4217 code such as USD'],
  total: [/^\d{1,12}(\.\d\d?)?$/, 'a sum such as 25.50'],
  'receipt-key': [(value) => parseFingerprints(value).ok, 'fingerprints of 43 characters'],
  'walletconnect-project-id': [/^[\da-f]{32}$/i, '32 hex digits'],
  'wallet-modal': [/^web3modal$/, '"web3modal"'],
  'walletconnect-relay': [/^wss?:\/\/[\w.[-]/, 'a wss: URL'],
}

/** How much of a value the console repeats, in characters. */
const longest = 40

/**
 * Names each attribute with a value that is not understood in the console, once per change. The
 * element goes on without it.
 *
 * @param seen what was said before, by attribute; kept from one call to the next
 * @param networks the ids of the networks that may be preferred
 */
export function checkAttributes(
  element: Element,
  seen: Map<string, string | null>,
  networks: readonly number[],
): void {
  const chain: Rule = [
    (value) => networks.some((id) => value === `eip155:${id}`),
    `one of ${networks.map((id) => `eip155:${id}`).join(', ')}`,
  ]
  for (const [name, [isUnderstood, allowed]] of Object.entries({ ...rules, chain })) {
    const value = element.getAttribute(name)
    if (seen.get(name) === value) continue
    seen.set(name, value)
    if (!value) continue
    const isFine =
      typeof isUnderstood === 'function' ? isUnderstood(value) : isUnderstood.test(value)
    if (isFine) continue
    const short = value.length > longest ? `${value.slice(0, longest)}…` : value
    console.warn(`Pay with USDC: ${name}=${JSON.stringify(short)} is not understood: ${allowed}.`)
  }
}

function isTag(tag: string): boolean {
  try {
    return new Intl.Locale(tag).language !== ''
  } catch {
    return false
  }
}
