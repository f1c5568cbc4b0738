import type { TemplateResult } from 'lit'
import type { ChainDefinition } from '../../chains/definition.js'
import type { LiveSay } from '../../lang/en/live.js'
import { formatAmount } from '../amount/format.js'
import type { Pens } from '../live/part.js'
import type { CheckedPayment, CheckedTransfer } from '../verify/verifyPayment.js'

type Options = Pens & {
  say: LiveSay
  locale: string
  /** The networks of this build: the only source of an explorer. */
  chains: readonly ChainDefinition[]
}

/** What has arrived: amount, network, confirmations, and the transaction in an explorer. */
export function transfersTemplate(
  options: Options & { payment: CheckedPayment },
): TemplateResult | '' {
  const { html, say, payment } = options
  if (payment.transfers.length === 0) return ''
  return html`
    <section class="transfers" part="transfers" aria-labelledby="transfers-title">
      <h3 class="label" id="transfers-title">${say('transfers')}</h3>
      <ul>
        ${payment.transfers.map((transfer) => transferTemplate(options, transfer))}
      </ul>
    </section>
  `
}

function transferTemplate(
  { html, say, locale, chains }: Options,
  transfer: CheckedTransfer,
): TemplateResult {
  const chain = chains.find(({ id }) => id === transfer.chain?.id)
  const { chainName, amount, confirmations, required, transactionHash } = transfer
  const count = say('confirmations', { done: `${confirmations}`, required: `${required}` })
  return html`
    <li>
      <p class="strong">
        ${say('transfer', { amount: formatAmount(amount, locale), network: chainName })}
      </p>
      <progress
        class="bar"
        max=${required}
        .value=${confirmations}
        aria-label=${count}
      ></progress>
      <p class="note spread">
        <span>${count}</span>
        ${
          chain === undefined
            ? ''
            : html`<a
                class="link"
                href="${chain.explorer.url}/tx/${transactionHash}"
                target="_blank"
                rel="noopener noreferrer"
                >${say('viewOn', { explorer: chain.explorer.name })}<span class="hidden">
                  (${say('newTab')})</span
                ></a
              >`
        }
      </p>
    </li>
  `
}
