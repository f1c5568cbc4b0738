import { html, type TemplateResult } from 'lit'
import type { Say } from '../../lang/en.js'
import type { CheckedPayment } from '../verify/verifyPayment.js'
import { formatAmount, formatFiat } from './format.js'

/** The sum in large letters: what is left to pay, or what was received when nothing is left. */
export function amountTemplate(options: {
  say: Say
  locale: string
  payment: CheckedPayment
}): TemplateResult {
  const { say, locale, payment } = options
  const { received, remaining, due, view } = payment
  const partly = received > 0n && remaining > 0n
  const open = remaining > 0n
  const format = (amount: bigint) => formatAmount(amount, locale)
  const order = html`
    <p class="note">
      ${say('orderTotal', { order: view.order.id, total: formatFiat(view.total, locale) })}
    </p>
  `
  // A canceled order has nothing to pay: a sum in large letters would say otherwise.
  if (view.status === 'canceled') return order
  const label = partly ? 'stillToPay' : open ? 'toPay' : 'paidAmount'
  return html`
    <div class="amount" part="amount">
      <p class="label">${say(label)}</p>
      <p class="sum">
        <span class="figure" dir="ltr">${format(open ? remaining : received)}</span>
        <span class="unit">USDC</span>
      </p>
      ${
        partly
          ? html`
              <progress
                class="bar"
                max="1000"
                .value=${Number((received * 1000n) / due)}
                aria-hidden="true"
              ></progress>
              <p class="note strong">
                ${say('part', { received: format(received), remaining: format(remaining) })}
              </p>
            `
          : ''
      }
      ${order}
    </div>
  `
}
