import { html, type TemplateResult } from 'lit'
import type { Say } from '../../lang/en/core.js'
import type { CheckedPayment } from '../verify/verifyPayment.js'
import { formatAmount, formatFiat } from './format.js'

/**
 * The sum in large letters: what is left to pay, or what was received when nothing is left.
 *
 * @param options.received how much of it has arrived, from the live part
 */
export function amountTemplate(options: {
  say: Say
  locale: string
  payment: CheckedPayment
  received: TemplateResult | ''
}): TemplateResult {
  const { say, locale, payment } = options
  const { received, remaining, view } = payment
  const order = html`
    <p class="note">
      ${say('orderTotal', { order: view.order.id, total: formatFiat(view.total, locale) })}
    </p>
  `
  // A canceled order has nothing to pay: a sum in large letters would say otherwise.
  if (view.status === 'canceled') return order
  const isOpen = remaining > 0n
  return html`
    <div class="amount" part="amount">
      <p class="label">${say(!isOpen ? 'paidAmount' : received > 0n ? 'stillToPay' : 'toPay')}</p>
      <p class="sum" dir="ltr">
        <span class="figure">${formatAmount(isOpen ? remaining : received, locale)}</span>
        <span class="unit">USDC</span>
      </p>
      ${options.received} ${order}
    </div>
  `
}
