const focusable = 'button, a[href], input, select, summary'

/**
 * Keeps the keyboard's place in a card that is drawn anew. Only a focus that the card itself took away
 * is moved: to what came in its place, else to the card. A focus that lies elsewhere is never touched.
 */
export class FocusKeeper {
  /** What has the focus, then what it stands in, outwards. */
  #path: readonly Element[] = []

  /** Before the card is drawn: remembers where the focus is. */
  remember(root: ShadowRoot | null): void {
    this.#path = pathOf(root?.activeElement ?? null)
  }

  /** After the card was drawn: gives a focus that was lost its next place. */
  restore(card: HTMLElement): void {
    const [last, ...around] = this.#path
    if (last === undefined || !isLost(last) || isElsewhere()) return
    const places = around.slice(0, Math.max(0, around.indexOf(card)))
    for (const place of places) {
      const next = [...place.querySelectorAll<HTMLElement>(focusable)].find(isShown)
      if (next !== undefined) {
        next.focus()
        return
      }
    }
    focusCard(card)
  }
}

function pathOf(element: Element | null): Element[] {
  return element === null ? [] : [element, ...pathOf(element.parentElement)]
}

const isShown = (element: Element): boolean => element.getClientRects().length > 0

/** Removed, so that nothing has the focus; or hidden, so that the browser is about to take it away. */
const isLost = (element: Element): boolean =>
  element.isConnected ? !isShown(element) : document.activeElement === document.body

/** The shopper is in the page around this frame. */
const isElsewhere = (): boolean => window.parent !== window && !document.hasFocus()

/** For this once, so that a click on the card never focuses it. */
function focusCard(card: HTMLElement): void {
  card.tabIndex = -1
  card.setAttribute('role', 'group')
  card.setAttribute('aria-label', card.querySelector('h2')?.textContent ?? '')
  card.addEventListener('blur', () => card.removeAttribute('tabindex'), { once: true })
  card.focus({ preventScroll: true })
}
