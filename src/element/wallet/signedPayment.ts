import type { TemplateResult } from 'lit'
import type { LiveSay } from '../../lang/en/live.js'
import type { PaymentView } from '../../protocol/index.js'
import type { Pens } from '../live/part.js'

/** What the newest view says of signed payments. */
export type Signed = {
  /** The number that the next one carries. */
  readonly next: number
  /** Milliseconds since 1970, when the last one ends; 0 when none is under way. */
  readonly until: number
  readonly cancelable?: boolean
}

/**
 * Reads it from untrusted JSON, without a check: it only makes the shopper wait, and not for ever.
 *
 * @param now milliseconds since 1970
 */
export function readSigned(view: unknown, now: number): Signed {
  const { nextAttempt = 0, authorization } = (view ?? {}) as Partial<PaymentView>
  const until = Date.parse(`${authorization?.validBefore}`)
  return { ...authorization, next: nextAttempt, until: until > now ? until : 0 }
}

/** That a signed payment is under way, in place of the ways to pay: a second one could pay twice. */
export function signedTemplate(
  { html }: Pick<Pens, 'html'>,
  say: LiveSay,
  locale: string,
  { until, cancelable }: Signed,
  onCancel: () => void,
): TemplateResult {
  const time = new Date(until).toLocaleTimeString(locale, {
    hour: 'numeric',
    minute: '2-digit',
    numberingSystem: 'latn',
  })
  return html`
    <div class="row">
      <p class="notice">${say('signedOnWay', { time })}</p>
      ${
        cancelable
          ? html`<button class="button" type="button" @click=${onCancel}>${say('signedCancel')}</button>`
          : ''
      }
    </div>
  `
}
