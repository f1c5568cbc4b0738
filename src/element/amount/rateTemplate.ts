import type { TemplateResult } from 'lit'
import type { LiveSay } from '../../lang/en/live.js'
import type { Pens } from '../live/part.js'
import type { CheckedPayment } from '../verify/verifyPayment.js'

/** What the order's total was converted with, who said so and when; nothing for dollars. */
export function rateTemplate(
  options: Pens & { say: LiveSay; locale: string; payment: CheckedPayment },
): TemplateResult | '' {
  const { html, say, locale, payment } = options
  const { rate, total } = payment.view
  if (rate === undefined) return ''
  const time = new Date(rate.at).toLocaleTimeString(locale, {
    hour: 'numeric',
    minute: '2-digit',
    numberingSystem: 'latn',
  })
  return html`
    <p class="note">
      ${say('rate', { rate: rate.perUsdc, currency: total.currency, source: rate.source, time })}
    </p>
  `
}
