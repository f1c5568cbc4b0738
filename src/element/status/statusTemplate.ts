import type { TemplateResult } from 'lit'
import type { Say } from '../../lang/en/core.js'
import type { LiveSay } from '../../lang/en/live.js'
import { tickIcon } from '../live/icons.js'
import type { Pens } from '../live/part.js'
import type { CheckedPayment } from '../verify/verifyPayment.js'

/**
 * The status in one sentence, what it means, and what is unusual; undefined while the core's own
 * "waiting" says it all.
 *
 * @param options.core the core's sentences
 * @param options.checking the price has run out, and the endpoint still looks for the money
 */
export function statusTemplate(
  options: Pens & { say: LiveSay; core: Say; payment: CheckedPayment; checking: boolean },
): TemplateResult | undefined {
  const { html, icon, warningIcon, say, core, payment, checking } = options
  const { status, exceptions } = payment.view
  const words = checking ? 'checking' : status
  const isWaiting = words === 'waiting'
  if (isWaiting && exceptions.length === 0) return undefined
  return html`
    <div class="state ${words}">
      <p class="headline">
        ${status === 'paid' ? html`<span class="seal">${tickIcon(icon)}</span>` : ''}${
          isWaiting ? core('waiting') : say(words)
        }
      </p>
      <p class="more">${isWaiting ? core('waitingMore') : say(`${words}More`)}</p>
      ${
        exceptions.length === 0
          ? ''
          : html`
              <ul class="exceptions" part="exceptions">
                ${exceptions.map((exception) => html`<li>${warningIcon} ${say(exception)}</li>`)}
              </ul>
            `
      }
    </div>
  `
}
