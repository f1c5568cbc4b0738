import type { TemplateResult } from 'lit'
import type { LiveMessages, LiveSay } from '../../lang/en/live.js'
import { tickIcon } from '../live/icons.js'
import type { Pens } from '../live/part.js'
import type { CheckedPayment } from '../verify/verifyPayment.js'

const steps = ['waiting', 'seen', 'confirmed', 'paid'] as const
const stepNames = {
  waiting: 'stepWaiting',
  seen: 'stepSeen',
  confirmed: 'stepConfirmed',
  paid: 'stepPaid',
} as const satisfies Record<(typeof steps)[number], keyof LiveMessages>

/** The way from waiting to paid; nothing for a payment that left it. */
export function stepperTemplate(
  options: Pens & { say: LiveSay; payment: CheckedPayment },
): TemplateResult | '' {
  const { html, icon, say, payment } = options
  const at = (steps as readonly string[]).indexOf(payment.view.status)
  if (at < 0) return ''
  const state = (index: number) =>
    index < at || payment.view.status === 'paid' ? 'done' : index === at ? 'now' : ''
  return html`
    <ol class="steps" part="steps" aria-label=${say('steps')}>
      ${steps.map(
        (step, index) => html`
          <li class=${state(index)} aria-current=${index === at ? 'step' : 'false'}>
            <span class="dot">${state(index) === 'done' ? tickIcon(icon) : ''}</span>
            <span>${say(stepNames[step])}</span>
          </li>
        `,
      )}
    </ol>
  `
}
