import type { ReactiveControllerHost } from 'lit'
import {
  type CoreMessages,
  coreEn,
  type Say,
  type TroubleMessages,
  troubleEn,
} from '../lang/en/core.js'
import type { LanguagePart, MoreMessages } from '../lang/language.js'
import { languageOf } from '../lang/languageOf.js'
import { pickLocale } from '../lang/pickLocale.js'
import { sayIn } from '../lang/say.js'
import { directionOf } from '../lang/tags.js'

/** Loads each language that is not in the core; the keys are BCP 47. */
export type Languages = Readonly<Record<string, () => Promise<LanguagePart>>>

/** The element's language: picked from the page, loaded when it is not English. */
export class Language {
  /** BCP 47; for numbers. */
  locale = 'en'
  /** Undefined while a language loads: nothing is said in two languages. */
  say: Say | undefined
  /** What the lazy parts say; undefined while it loads, empty where they speak their own English. */
  more: Partial<MoreMessages> | undefined = {}
  /** The language that is spoken; for the `lang` attribute. */
  spoken = 'en'

  readonly #host: ReactiveControllerHost & Element
  readonly #languages: Languages
  #wanted = this.spoken
  #core: CoreMessages | undefined = coreEn

  constructor(host: ReactiveControllerHost & Element, languages: Languages) {
    this.#host = host
    this.#languages = languages
  }

  /** Where the lines of the language that is spoken begin; for the `dir` attribute. */
  get direction(): 'ltr' | 'rtl' {
    return directionOf(this.spoken)
  }

  /** Follows the `locale` attribute and the merchant's own words. */
  follow(attribute: string | null, overrides: Partial<CoreMessages & TroubleMessages>): void {
    const browser = navigator.language
    this.locale = pickLocale({ attribute, element: this.#host, browser })
    const language = languageOf(this.locale, Object.keys(this.#languages))
    if (language !== this.#wanted) void this.#change(language)
    const trouble = { ...troubleEn, ...this.more?.trouble }
    this.say = this.#core && sayIn({ ...trouble, ...this.#core, ...overrides })
  }

  async #change(language: string): Promise<void> {
    this.#wanted = language
    this.#core = undefined
    this.more = undefined
    const part = await this.#languages[language]?.().catch(() => undefined)
    if (this.#wanted !== language) return
    // English is better than nothing when the part does not come.
    this.spoken = part === undefined ? 'en' : language
    this.#core = part?.core ?? coreEn
    this.#host.requestUpdate()
    const more = await part?.more().catch(() => undefined)
    if (this.#wanted !== language) return
    this.more = more ?? {}
    this.#host.requestUpdate()
  }
}
