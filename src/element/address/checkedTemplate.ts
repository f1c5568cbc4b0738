import type { TemplateResult } from 'lit'
import type { Network } from '../../chains/definition.js'
import type { LiveSay } from '../../lang/en/live.js'
import type { Pens } from '../live/part.js'
import type { CheckedPayment } from '../verify/verifyPayment.js'

/** What was checked in this browser, and against what; below the mark, when that is opened. */
export function checkedTemplate(
  { html, say, payment }: Pens & { say: LiveSay; payment: CheckedPayment },
  chain: Network,
): TemplateResult {
  return html`
    <p>${say('checkedWhy')}</p>
    <dl>
      <dt>${say('checkedTreasury')}</dt>
      <dd dir="ltr" translate="no">${payment.treasury}</dd>
      <dt>${say('checkedToken', { network: chain.name })}</dt>
      <dd dir="ltr" translate="no">${chain.usdc}</dd>
    </dl>
  `
}
