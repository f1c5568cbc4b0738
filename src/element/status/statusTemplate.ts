import { html, type TemplateResult } from 'lit'
import type { Messages, Say } from '../../lang/en.js'
import { tickIcon, warningIcon } from '../icons.js'
import type { CheckedPayment } from '../verify/verifyPayment.js'

const steps = ['waiting', 'seen', 'confirmed', 'paid'] as const
const stepNames = {
  waiting: 'stepWaiting',
  seen: 'stepSeen',
  confirmed: 'stepConfirmed',
  paid: 'stepPaid',
} as const satisfies Record<(typeof steps)[number], keyof Messages>

/** The way from waiting to paid; nothing for a payment that left it. */
export function stepperTemplate(say: Say, payment: CheckedPayment): TemplateResult | '' {
  const at = (steps as readonly string[]).indexOf(payment.view.status)
  if (at < 0) return ''
  const state = (index: number) =>
    index < at || payment.view.status === 'paid' ? 'done' : index === at ? 'now' : ''
  return html`
    <ol class="steps" part="steps" aria-label=${say('steps')}>
      ${steps.map(
        (step, index) => html`
          <li class=${state(index)} aria-current=${index === at ? 'step' : 'false'}>
            <span class="dot">${state(index) === 'done' ? tickIcon : ''}</span>
            <span>${say(stepNames[step])}</span>
          </li>
        `,
      )}
    </ol>
  `
}

/**
 * The status in one sentence, what it means, and what is unusual.
 *
 * @param options.checking the price has run out, and the endpoint still looks for the money
 */
export function statusTemplate(options: {
  say: Say
  payment: CheckedPayment
  checking: boolean
}): TemplateResult {
  const { say, payment, checking } = options
  const { status, exceptions } = payment.view
  const words = checking ? 'checking' : status
  return html`
    <div class="state ${words}">
      <p class="headline">
        ${status === 'paid' ? html`<span class="seal">${tickIcon}</span>` : ''}${say(words)}
      </p>
      <p class="more">${say(`${words}More`)}</p>
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
