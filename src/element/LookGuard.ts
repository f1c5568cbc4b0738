import { contrastOf, hexOf, least, rgbOf, standOut, textOn } from './contrast.js'
import { set } from './theme.js'

/** Keeps a merchant's brand colour readable on the card, and says so in the console. */
export class LookGuard {
  #seen = ''

  /** Adjusts the accent where it does not stand out from the card, and the text on it. */
  guard(card: HTMLElement): void {
    const computed = getComputedStyle(card)
    const read = (name: string) => computed.getPropertyValue(name).trim()
    const [accentText, onAccentText] = [read('--accent-wanted'), read('--on-accent-wanted')]
    const { backgroundColor } = computed
    const key = [accentText, onAccentText, backgroundColor].join(' ')
    // A card that has left the page has no colours.
    if (key === this.#seen || accentText === '') return
    this.#seen = key
    const surface = rgbOf(backgroundColor)
    const wanted = rgbOf(accentText)
    const accent = standOut(wanted, surface)
    const isReadable = contrastOf(rgbOf(onAccentText), accent) >= least.text
    set(card, '--on-accent-shown', isReadable ? null : textOn(accent))
    const isAdjusted = hexOf(accent) !== hexOf(wanted)
    set(card, '--accent-shown', isAdjusted ? hexOf(accent) : null)
    if (!isAdjusted) return
    const found = contrastOf(wanted, surface).toFixed(2)
    console.warn(
      `Pay with USDC: the accent ${accentText} has a contrast of ${found}:1 to the card, WCAG AA asks for ${least.mark}:1. ${hexOf(accent)} is shown instead.`,
    )
  }
}
