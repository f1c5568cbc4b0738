/** What each value that crosses a border looks like: settings of a page, and messages of a frame. */
export const patterns = {
  store: /^[a-z0-9-]{1,64}$/,
  order: /^[1-9][0-9]{0,17}$/,
  cart: /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
  total: /^(0|[1-9][0-9]{0,11})(\.[0-9]{1,8})?$/,
  currency: /^[A-Z]{3}$/,
  chain: /^eip155:[1-9][0-9]{0,15}$/,
  theme: /^(auto|light|dark)$/,
  appearance: /^bigcommerce$/,
  density: /^(comfortable|compact)$/,
  // Fingerprints of keys, newest first.
  receiptKey: /^[\w-]{43}([\s,]+[\w-]{43}){0,9}$/,
  code: /^[a-z][a-z_]{0,63}$/,
} as const

/** The CSS property that each attribute of a look becomes. */
const properties = { accent: 'color', radius: 'border-radius', font: 'font-family' } as const

/** The attributes of a look that are CSS values. */
export const lookNames = ['accent', 'radius', 'font'] as const

/** True for a short CSS value that the browser understands and that reaches for nothing else. */
export function isLook(name: keyof typeof properties, value: string): boolean {
  // `var()` and its like are "supported" whatever they hold, and would take the page's own values.
  if (value.length > 200 || /\b(var|env|attr|url)\(/i.test(value)) return false
  return CSS.supports(properties[name], value)
}

/** What each attribute of a look must be; one that is not understood is left out. */
export const looks = {
  theme: (text: string) => patterns.theme.test(text),
  locale: isLocale,
  accent: (text: string) => isLook('accent', text),
  radius: (text: string) => isLook('radius', text),
  font: (text: string) => isLook('font', text),
  appearance: (text: string) => patterns.appearance.test(text),
  density: (text: string) => patterns.density.test(text),
  logo: isLogo,
  'receipt-key': (text: string) => patterns.receiptKey.test(text),
} as const

/** The attributes of a look. */
export type Look = { readonly [Name in keyof typeof looks]?: string }

/** True for a picture that comes safely: by https, or in the text itself. */
export function isLogo(text: string): boolean {
  if (/^data:image\/(png|jpeg|gif|webp|avif|svg\+xml)[;,]/.test(text)) return text.length <= 65_536
  return text.length <= 2_048 && /^https:\/\//.test(text) && URL.canParse(text)
}

/** True for a language that the browser knows how to write. */
export function isLocale(tag: string): boolean {
  try {
    return new Intl.Locale(tag).language !== ''
  } catch {
    return false
  }
}

/**
 * Reads the base of a service: https, or whatever the page itself came by, which is what a sandbox on
 * this machine needs. Without the slash at its end.
 */
export function parseBase(text: string): string | undefined {
  try {
    const { protocol, username, search, hash, href } = new URL(text)
    const isSafe = protocol === 'https:' || (protocol === 'http:' && location.protocol === 'http:')
    if (!isSafe || username || search || hash) return undefined
    return href.replace(/\/+$/, '')
  } catch {
    return undefined
  }
}
