import { languageOf, pickLocale } from '../../lang/pickLocale.js'
import type { SayOf } from '../../lang/say.js'
import { sayIn } from '../../lang/say.js'
import { type StorefrontMessages, storefrontEn } from '../../lang/storefront.en.js'
import { storefrontZhCN } from '../../lang/storefront.zh-CN.js'

/** Says one sentence of the storefront script. */
export type Say = SayOf<StorefrontMessages>

/** The language of a page: what the merchant set, the page's own, or the browser's. */
export function wordsOf(
  attribute: string | null,
  element: Element,
): { readonly locale: string; readonly language: 'en' | 'zh-CN'; readonly say: Say } {
  const locale = pickLocale({ attribute, element, browser: navigator.language })
  const language = languageOf(locale, ['zh-CN'])
  return { locale, language, say: sayIn(language === 'en' ? storefrontEn : storefrontZhCN) }
}
