import type { TemplateResult } from 'lit'
import type { ExchangeSay } from '../../lang/en/exchange.js'
import { formatUsdc } from '../../money/index.js'
import { formatAmount } from '../amount/format.js'
import type { Due, Pens } from '../live/part.js'
import { type Exchange, exchanges } from './exchanges.js'
import { oftenTooLittle, withdrawalOf } from './withdrawal.js'

type Options = {
  html: Pens['html']
  say: ExchangeSay
  locale: string
  due: Due
  /** Undefined for an exchange that is not listed. */
  chosen: Exchange | undefined
  /** As the shopper typed it. */
  fee: string
  isDeducted: boolean
  /** What was copied last. */
  copied: string
  onExchange: (name: string) => void
  onFee: (text: string) => void
  onDeducted: (value: boolean) => void
  onCopy: (text: string) => void
}

/** What to choose and to enter at the exchange, so that the right amount arrives. */
export function withdrawalTemplate(options: Options): TemplateResult {
  const { html, say, locale, due, chosen, fee, isDeducted } = options
  const amount = formatAmount(due.amount, locale)
  return html`
    <div class="withdrawal">
      <label class="label" for="exchange">${say('exchange')}</label>
      <select
        class="text"
        id="exchange"
        @change=${(event: Event) => options.onExchange((event.target as HTMLSelectElement).value)}
      >
        ${exchanges.map(
          ({ name }) => html`<option ?selected=${name === chosen?.name}>${name}</option>`,
        )}
        <option value="" ?selected=${chosen === undefined}>${say('other')}</option>
      </select>
      ${networkTemplate(options)}
      <label class="label" for="exchange-fee">${say('fee')}</label>
      <input
        class="text"
        id="exchange-fee"
        inputmode="decimal"
        dir="ltr"
        autocomplete="off"
        .value=${fee}
        @input=${(event: Event) => options.onFee((event.target as HTMLInputElement).value)}
      />
      <label class="check">
        <input
          type="checkbox"
          .checked=${isDeducted}
          @change=${(event: Event) => options.onDeducted((event.target as HTMLInputElement).checked)}
        />${say('deducted')}
      </label>
      <div role="status" aria-atomic="false">${resultTemplate(options)}</div>
      ${due.amount < oftenTooLittle ? html`<p class="notice">${say('minimum', { amount })}</p>` : ''}
      <p class="note">${say('afterwards')}</p>
    </div>
  `
}

function networkTemplate({ html, say, due, chosen }: Options): TemplateResult {
  const { id, name } = due.chain
  const known = chosen?.networks[id]
  if (known === undefined)
    return html`<p class="note">${say('networkOther', { network: name })}</p>`
  return html`<p><span class="label">${say('network')}</span> <b class="exact">${known}</b></p>`
}

function resultTemplate({
  html,
  say,
  locale,
  due,
  fee,
  isDeducted,
  copied,
  onCopy,
}: Options): TemplateResult {
  const entered = withdrawalOf({ due: due.amount, fee, isDeducted })
  if (entered === undefined) return html`<p class="problem">${say('feeOdd')}</p>`
  const text = formatUsdc(entered)
  return html`
    <p class="label">${say('enter')}</p>
    <p class="result">
      <span dir="ltr"><b class="exact">${text}</b> USDC</span>
      <button class="button" type="button" @click=${() => onCopy(text)}>
        ${say(copied === text ? 'copied' : 'copy')}
      </button>
    </p>
    <p class="note">${say('arrives', { amount: formatAmount(due.amount, locale) })}</p>
  `
}
