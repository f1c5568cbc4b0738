import type { Languages } from '../../element/Language.js'
import { type FrameMessages, frameEn } from '../../lang/en/frame.js'
import { languageOf } from '../../lang/languageOf.js'
import { pickLocale } from '../../lang/pickLocale.js'
import { type SayOf, sayIn } from '../../lang/say.js'
import { directionOf } from '../../lang/tags.js'

/** Says one sentence of the frame's page. */
export type Say = SayOf<FrameMessages>

/** What the frame's page says, and in which language. */
export type FrameWords = {
  readonly say: Say
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
}

/**
 * The words of the frame's page. They come with those of the element, in the same files; English when
 * these do not come.
 *
 * @param locale as the store's page asks for it; the browser's by default
 */
export async function wordsOf(
  languages: Languages,
  locale: string | undefined,
): Promise<FrameWords> {
  const element = document.documentElement
  const picked = pickLocale({ attribute: locale ?? null, element, browser: navigator.language })
  const language = languageOf(picked, Object.keys(languages))
  const part = await languages[language]?.().catch(() => undefined)
  const more = await part?.more().catch(() => undefined)
  const lang = more === undefined ? 'en' : language
  return { say: sayIn(more?.frame ?? frameEn), lang, dir: directionOf(lang) }
}
