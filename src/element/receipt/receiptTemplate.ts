import type { TemplateResult } from 'lit'
import type { ChainDefinition } from '../../chains/definition.js'
import type { ReceiptSay } from '../../lang/en/receipt.js'
import { formatAmount, formatFiat } from '../amount/format.js'
import type { CheckedReceipt } from './checkReceipt.js'
import type { ReceiptOptions } from './part.js'

type Options = Pick<ReceiptOptions, 'chains'> &
  ReceiptOptions['pens'] & {
    say: ReceiptSay
    locale: string
    checked: CheckedReceipt
    /** The saved file. */
    saveUrl: string
    onPrint: (event: Event) => void
  }

/** What was paid, and how to keep it. */
export function receiptTemplate(options: Options): TemplateResult {
  const { html, icon, say, locale, checked, saveUrl, onPrint } = options
  const { receipt, isSigned } = checked
  const { order, storeName, total, received, paidAt, transfers } = receipt
  const shop = storeName === undefined ? '' : html` · <bdi>${storeName}</bdi>`
  // Its own direction: in Arabic and Hebrew the unit would else stand before the figure.
  const amount = (text: string) => html`<bdi dir="ltr">${text}</bdi>`
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'long' })
  return html`
    <section class="receipt" part="receipt" aria-labelledby="receipt-title">
      <h3 class="label" id="receipt-title">${say('receipt')}</h3>
      <dl>
        ${rowTemplate(options, say('receiptOrder'), html`${order}${shop}`)}
        ${rowTemplate(options, say('receiptTotal'), amount(formatFiat(total, locale)))}
        ${rowTemplate(options, say('receiptReceived'), amount(`${formatAmount(BigInt(received), locale)} USDC`))}
        ${rowTemplate(options, say('receiptTime'), time.format(new Date(paidAt)))}
        ${transfers.map(({ chain, transactionHash }) => {
          const known = options.chains.find(({ id }) => `eip155:${id}` === chain)
          const network = known?.name ?? chain
          const link = linkTemplate(options, known, transactionHash)
          return rowTemplate(options, say('receiptTransfer', { network }), link)
        })}
      </dl>
      ${isSigned ? html`<p class="signed">${icon(tick)}<span>${say('receiptSigned')}</span></p>` : ''}
      <div class="row">
        <a class="button" href=${saveUrl} target="_blank" rel="noopener noreferrer"
          >${say('receiptSave')}</a
        >
        <button class="button" type="button" @click=${onPrint}>${say('receiptPrint')}</button>
      </div>
    </section>
  `
}

/** The receipt did not come. */
export function receiptFailedTemplate({
  html,
  say,
  onRetry,
}: Pick<Options, 'html' | 'say'> & { onRetry: () => void }): TemplateResult {
  return html`
    <section class="receipt" part="receipt">
      <p class="note" role="alert">${say('receiptFailed')}</p>
      <div class="row">
        <button class="button" type="button" @click=${onRetry}>${say('receiptRetry')}</button>
      </div>
    </section>
  `
}

/** A tick. */
const tick = 'M5 12.5l4.5 4.5L19 7.5'

function rowTemplate(
  { html }: Pick<Options, 'html'>,
  name: string,
  value: string | TemplateResult,
): TemplateResult {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`
}

function linkTemplate(
  { html, say }: Options,
  chain: ChainDefinition | undefined,
  hash: string,
): TemplateResult {
  const code = html`<code dir="ltr" translate="no">${hash}</code>`
  if (chain === undefined) return code
  return html`<a class="link" href="${chain.explorer.url}/tx/${hash}" target="_blank"
    rel="noopener noreferrer">${code}<span class="hidden"> (${say('receiptNewTab')})</span></a>`
}
