import { lookNames } from '../fields.js'

const keys = [
  ...['endpoint', 'store', 'treasury', 'placement', 'frameOrigin', 'methods', 'networks'],
  ...['locale', 'theme', ...lookNames, 'appearance', 'density', 'logo', 'receiptKey', 'order'],
]

/** A setting that is not understood; its message says which, and what to write instead. */
export class Odd extends Error {}

/** Says which key is wrong, and what to write instead. */
export function odd(key: string, next: string): never {
  throw new Odd(`${key}: ${next}`)
}

/** What was set, by its name, as it is written. */
export type GivenSettings = Readonly<Record<string, string>>

/**
 * Gathers the settings of the script's own URL and of the page's data blocks; per key, a block wins.
 *
 * @param blocks the texts of `<script type="application/json" data-usdc-pay>`, in the page's order
 * @throws Odd
 */
export function collectSettings({
  src,
  blocks,
}: {
  src: string
  blocks: readonly string[]
}): GivenSettings {
  const raw: Record<string, string> = {}
  const set = (key: string, value: string) => {
    // A template that filled in nothing, or a page whose host knows no Handlebars.
    if (value !== '' && !value.startsWith('{{')) raw[key] = value
  }
  // Caches and consent tools add parameters of their own: only known ones are read.
  new URL(src).searchParams.forEach((value, key) => {
    if (keys.includes(key)) set(key, value.trim())
  })
  for (const text of blocks) {
    for (const [key, value] of Object.entries(parseBlock(text))) {
      if (!keys.includes(key)) odd(key, `is no setting. Known are ${keys.join(', ')}.`)
      set(key, textOf(key, value).trim())
    }
  }
  return raw
}

function parseBlock(text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // Said below.
  }
  return odd('data-usdc-pay', 'the data block must be one JSON object.')
}

function textOf(key: string, value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map((item) => textOf(key, item)).join(',')
  return odd(key, 'must be text, a number or a list of them.')
}
