import type { TemplateResult } from 'lit'
import type { LiveSay } from '../../lang/en/live.js'
import type { ExchangeDrawing, ExchangePart } from '../exchange/part.js'
import type { LatePart } from '../live/LatePart.js'
import type { Pens } from '../live/part.js'

/**
 * What shoppers ask before they send money.
 *
 * @param exchange the part for payers from an exchange, loaded when its question is opened
 * @param drawing what that part draws; undefined when nothing can be paid now
 */
export function helpTemplate(
  { html, say }: Pens & { say: LiveSay },
  exchange: LatePart<ExchangePart>,
  drawing: ExchangeDrawing | undefined,
): TemplateResult {
  const question = (text: string, answer: TemplateResult | '', onToggle?: () => void) => html`
    <details class="question" @toggle=${onToggle}>
      <summary><span>${text}</span></summary>
      <div>${answer}</div>
    </details>
  `
  const sentence = (text: string) => html`<p class="note">${text}</p>`
  const form = drawing && exchange.part?.draw(drawing)
  return html`
    ${question(
      say('fromExchange'),
      form ??
        (exchange.isBlocked
          ? html`<p class="note" role="alert">${say('exchangeBlocked')}</p>`
          : ''),
      () => void exchange.load(),
    )}
    ${question(say('whyNew'), sentence(say('whyNewAnswer')))}
    ${question(say('whatIfClosed'), sentence(say('closeHint')))}
  `
}
