import type { ReactiveControllerHost } from 'lit'
import { type CoreMessages, coreEn, type Say } from '../lang/core.en.js'
import { languageOf, pickLocale } from '../lang/pickLocale.js'
import { sayIn } from '../lang/say.js'

/** Loads a language that is not in the core. */
export type LoadLanguage = (language: 'zh-CN') => Promise<CoreMessages>

/** The element's language: picked from the page, loaded when it is not English. */
export class Language {
  /** BCP 47; for numbers. */
  locale = 'en'
  /** Undefined while a language loads: nothing is said in two languages. */
  say: Say | undefined
  /** The language that is spoken; for the `lang` attribute. */
  spoken: 'en' | 'zh-CN' = 'en'

  readonly #host: ReactiveControllerHost & Element
  readonly #load: LoadLanguage
  #wanted = this.spoken
  #messages: CoreMessages | undefined = coreEn

  constructor(host: ReactiveControllerHost & Element, load: LoadLanguage) {
    this.#host = host
    this.#load = load
  }

  /** Follows the `locale` attribute and the merchant's own words. */
  follow(attribute: string | null, overrides: Partial<CoreMessages>): void {
    const browser = navigator.language
    this.locale = pickLocale({ attribute, element: this.#host, browser })
    const language = languageOf(this.locale)
    if (language !== this.#wanted) void this.#change(language)
    this.say = this.#messages && sayIn({ ...this.#messages, ...overrides })
  }

  async #change(language: 'en' | 'zh-CN'): Promise<void> {
    this.#wanted = language
    this.#messages = undefined
    const messages = language === 'en' ? coreEn : await this.#load(language).catch(() => undefined)
    if (this.#wanted !== language) return
    // English is better than nothing when the part does not come.
    this.spoken = messages === undefined ? 'en' : language
    this.#messages = messages ?? coreEn
    this.#host.requestUpdate()
  }
}
