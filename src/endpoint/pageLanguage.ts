import { languageOf } from '../lang/languageOf.js'
import { type PageWords, pages } from '../lang/pages.js'
import { type SayOf, sayIn } from '../lang/say.js'
import { directionOf, type Language, tags } from '../lang/tags.js'

/** Says one sentence of a page. */
export type Say = SayOf<PageWords>

/** The language of a page, and how it is spoken. */
export type PageLanguage = {
  readonly lang: Language
  readonly dir: 'ltr' | 'rtl'
  readonly say: Say
}

/** A page's language for a browser's `Accept-Language`: its first choice, as far as we speak it. */
export function pageLanguage(acceptLanguage: string | undefined): PageLanguage {
  const [, first = 'en'] = /^\s*([a-z0-9-]{2,35})/i.exec(acceptLanguage ?? '') ?? []
  const lang = isLocale(first) ? languageOf(first, tags) : 'en'
  return { lang, dir: directionOf(lang), say: sayIn(pages[lang]) }
}

function isLocale(tag: string): boolean {
  try {
    return new Intl.Locale(tag).language !== ''
  } catch {
    return false
  }
}
