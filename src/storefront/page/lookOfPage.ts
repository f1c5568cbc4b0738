import { isLook, lookNames } from '../fields.js'
import { make } from '../make.js'

/** What BigCommerce's checkout calls its main button, in its optimized form and in a theme's own. */
const mainButton = '.optimizedCheckout-buttonPrimary, .button--primary'

/**
 * The look of a page, for a merchant who sets `appearance: "page"`: colour and corners of its main
 * button, and its font. What the page does not say, or says by a picture, is left out.
 */
export function lookOfPage(page: Document): Partial<Record<(typeof lookNames)[number], string>> {
  const found = page.querySelector<HTMLElement>(mainButton)
  // Once an order is placed no main button may be left: one is asked for its look and taken away.
  const button = found ?? probe(page)
  const { backgroundColor, borderStartStartRadius } = getComputedStyle(button)
  const look = {
    accent: backgroundColor,
    radius: borderStartStartRadius,
    font: getComputedStyle(page.body).fontFamily,
  }
  const isBare = /^transparent$|[,/] ?0\)$/.test(backgroundColor)
  if (found === null) button.remove()
  const names = lookNames.filter((name) => isLook(name, look[name]) && !(isBare && name !== 'font'))
  return Object.fromEntries(names.map((name) => [name, look[name]]))
}

function probe(page: Document): HTMLElement {
  const button = make('button', {
    class: 'button button--primary optimizedCheckout-buttonPrimary',
    'aria-hidden': 'true',
    type: 'button',
  })
  button.style.cssText = 'position: absolute; visibility: hidden; transition: none'
  // Never in the checkout's own container, which is watched.
  page.body.append(button)
  return button
}
