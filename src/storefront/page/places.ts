import { patterns } from '../fields.js'

/** The merchant's own marker in the method's instructions; the data blocks bear the same name. */
export const marker = '[data-usdc-pay]:not(script)'

type Place = readonly [selector: string, put: (place: Element, node: Element) => void]

/** Where the payment can stand on the confirmation page, best first. */
const places: readonly Place[] = [
  [marker, (place, node) => place.append(node)],
  ['[data-test=payment-instructions]', (place, node) => place.after(node)],
  // At the end of the whole it would come below the summary on a phone.
  ['.orderConfirmation-section', (place, node) => place.after(node)],
  ['.orderConfirmation', (place, node) => place.append(node)],
]

/**
 * Puts a node into the best place there is. One that stands in the page is never moved, whatever
 * appears later: a frame that is moved loads again.
 */
export function putInPlace(node: Element): void {
  if (node.isConnected) return
  for (const [selector, put] of places) {
    const place = document.querySelector(`#checkout-app ${selector}`)
    if (place !== null) {
      put(place, node)
      return
    }
  }
}

/** The number of the order that the page confirms. */
export function findOrder(): string | undefined {
  const marked = document.querySelector(`${marker}[data-order]`)?.getAttribute('data-order')
  const written = document.querySelector(
    '[data-test=order-confirmation-order-number-text] strong',
  )?.textContent
  return [marked, written]
    .map((text) => text?.trim() ?? '')
    .find((text) => patterns.order.test(text))
}
