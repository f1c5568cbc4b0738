import type { TemplateResult } from 'lit'
import type { LiveSay } from '../../lang/en/live.js'
import type { Pens } from '../live/part.js'
import type { CheckedPayment } from '../verify/verifyPayment.js'
import { formatAmount } from './format.js'

/** How much of a sum has arrived, while a part of it is missing. */
export function receivedTemplate(
  options: Pens & {
    say: LiveSay
    locale: string
    payment: CheckedPayment
  },
): TemplateResult | '' {
  const { html, say, locale, payment } = options
  const { received, remaining, due } = payment
  if (received === 0n || remaining === 0n) return ''
  const format = (amount: bigint) => formatAmount(amount, locale)
  return html`
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
}
