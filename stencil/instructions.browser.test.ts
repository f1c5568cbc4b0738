/// <reference types="vite/client" />
import { afterEach, describe, expect, test } from 'vitest'
import { sanitize } from '../demo/checkout/sanitize.js'
import { findOrder, putInPlace } from '../src/storefront/page/places.js'
import { checkDraft } from './composer/checkDraft.js'
import { compose } from './composer/compose.js'
import { emptyDraft } from './composer/draft.js'
import instructions from './instructions.html?raw'

const treasury = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'

/** The confirmation page with these instructions, as BigCommerce draws them. */
function show(html: string, order = '1042'): HTMLElement {
  document.body.innerHTML = `<div id="checkout-app"><div class="orderConfirmation">
    <section class="orderConfirmation-section"><div data-test="payment-instructions"></div></section>
  </div></div>`
  const place = document.querySelector<HTMLElement>('[data-test=payment-instructions]')
  if (place === null) throw new Error('unreachable')
  place.innerHTML = sanitize(html.replaceAll('%%OrderID%%', order))
  return place
}

function composed(locale = ''): string {
  const draft = { ...emptyDraft, endpoint: 'https://pay.example.com', store: 'abc123', treasury }
  const checked = checkDraft({ ...draft, locale })
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
  return compose(checked.value, { version: '0.1.0', integrity: 'sha384-x' }).instructions
}

afterEach(() => document.body.replaceChildren())

describe.each([
  ['ready', instructions.trim()],
  ['composed', composed()],
  ['composed in Chinese', composed('zh-CN')],
])('the instructions, %s', (_name, html) => {
  test('survive BigCommerce’s sanitizer word for word', () => {
    const whole = document.createElement('div')
    whole.innerHTML = html.replaceAll('%%OrderID%%', '1042')
    expect(show(html).innerHTML).toBe(whole.innerHTML)
  })

  test('tell the order’s number and take the payment in', () => {
    const place = show(html)
    expect(findOrder()).toBe('1042')
    const payment = document.createElement('b')
    putInPlace(payment)
    expect(payment.parentElement).toBe(place.querySelector('[data-usdc-pay]'))
  })

  test('without any script, in an e-mail too, lead to the payment page of the order', () => {
    const link = show(html).querySelector('a')
    expect(link?.href).toBe('https://pay.example.com/pay/order/1042')
    expect(link?.textContent?.trim()).not.toBe('')
  })

  test('where the number was not filled in, name no order', () => {
    show(html, '%%OrderID%%')
    expect(findOrder()).toBeUndefined()
  })
})

test('the ready instructions are the composed ones', () => {
  expect(composed()).toBe(instructions.trim())
})
