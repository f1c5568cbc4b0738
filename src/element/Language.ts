import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { en, type Messages, type Say } from '../lang/en.js'
import { languageOf, pickLocale } from '../lang/pickLocale.js'
import { sayIn } from '../lang/say.js'

/** Loads a language that is not in the core. */
export type LoadLanguage = (language: 'zh-CN') => Promise<Messages>

/** The element's language: picked from the page, loaded when it is not English. */
export class Language implements ReactiveController {
  /** BCP 47; for numbers. */
  locale = 'en'
  /** Undefined while a language loads: nothing is said in two languages. */
  say: Say | undefined = sayIn(en)
  /** The language that is spoken; for the `lang` attribute. */
  spoken: 'en' | 'zh-CN' = 'en'

  readonly #host: ReactiveControllerHost & Element
  readonly #load: LoadLanguage
  #overrides: Partial<Messages> = {}
  #loaded: Messages | undefined = en

  constructor(host: ReactiveControllerHost & Element, load: LoadLanguage) {
    this.#host = host
    this.#load = load
    host.addController(this)
  }

  hostConnected(): void {
    this.#host.requestUpdate()
  }

  /** Follows the `locale` attribute and the merchant's own words. */
  follow(attribute: string | null, overrides: Partial<Messages>): void {
    const browser = navigator.language
    this.locale = pickLocale({ attribute, element: this.#host, browser })
    const language = languageOf(this.locale)
    if (language !== this.spoken) void this.#change(language)
    if (overrides !== this.#overrides) {
      this.#overrides = overrides
      this.#bind()
    }
  }

  async #change(language: 'en' | 'zh-CN'): Promise<void> {
    this.spoken = language
    this.#loaded = language === 'en' ? en : undefined
    this.#bind()
    if (language === 'en') return
    // English is better than nothing when the part does not come.
    const messages = await this.#load(language).catch(() => en)
    if (this.spoken !== language) return
    this.#loaded = messages
    this.#bind()
    this.#host.requestUpdate()
  }

  #bind(): void {
    this.say = this.#loaded && sayIn({ ...this.#loaded, ...this.#overrides })
  }
}
