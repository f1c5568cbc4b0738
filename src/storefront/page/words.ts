import { type StorefrontMessages, storefrontEn } from '../../lang/en/storefront.js'
import { languageOf } from '../../lang/languageOf.js'
import { pickLocale } from '../../lang/pickLocale.js'
import type { SayOf } from '../../lang/say.js'
import { sayIn } from '../../lang/say.js'
import { directionOf } from '../../lang/tags.js'

/** Says one sentence of the storefront script. */
export type Say = SayOf<StorefrontMessages>

/** The languages beside English, BCP 47, and how the words of one are had. */
export type Languages = {
  readonly tags: readonly string[]
  readonly load: (tag: string) => Promise<StorefrontMessages>
}

/** What is said, and in which language. */
export type Words = {
  readonly say: Say
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
}

/** How long a language may take before English is spoken, in milliseconds. */
const patience = 3_000

const english: Words = { say: sayIn(storefrontEn), lang: 'en', dir: 'ltr' }
const known = new Map([['en', english]])
let languages: Languages = { tags: [], load: () => Promise.reject(new Error('No language.')) }

/** Names the languages that there are beside English. */
export function learn(more: Languages): void {
  languages = more
}

/** The locale of a page: what the merchant set, the page's own, or the browser's. */
export function localeOf(attribute: string | null, element: Element): string {
  return pickLocale({ attribute, element, browser: navigator.language })
}

/**
 * Gives `use` the words of a locale: at once where they are known, else when they have come. A language
 * that does not come, or not in time, is English.
 */
export function speak(locale: string, use: (words: Words) => void): void {
  const lang = languageOf(locale, languages.tags)
  const words = known.get(lang)
  if (words !== undefined) use(words)
  else void load(lang).then(use)
}

async function load(lang: string): Promise<Words> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience))
  const coming = languages.load(lang).catch(() => undefined)
  const messages = await Promise.race([coming, late])
  if (messages === undefined) return english
  const words = { say: sayIn(messages), lang, dir: directionOf(lang) }
  known.set(lang, words)
  return words
}
