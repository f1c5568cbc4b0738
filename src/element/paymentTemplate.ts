import { html, type TemplateResult } from 'lit'
import type { ChainDefinition } from '../chains/definition.js'
import type { Say } from '../lang/en.js'
import type { Payable, WalletWords } from '../wallets/part.js'
import { addressTemplate } from './address/addressTemplate.js'
import type { Copied } from './address/CopyAction.js'
import { formatAmount } from './amount/format.js'
import { networkTemplate } from './network/networkTemplate.js'
import { paymentLink } from './qr/paymentLink.js'
import { type QrMode, qrTemplate } from './qr/qrTemplate.js'
import { transfersTemplate } from './status/transfersTemplate.js'
import type { CheckedPayment } from './verify/verifyPayment.js'
import type { WalletLauncher } from './wallet/WalletLauncher.js'
import { walletTemplate } from './wallet/walletTemplate.js'

/** Everything that the lower part of the card is drawn from. */
export type Drawing = {
  say: Say
  words: WalletWords
  payment: CheckedPayment
  /** Undefined when nothing can be paid now. */
  payable: Payable | undefined
  /** The connection is lost; what is shown is the last known truth. */
  lost: boolean
  launcher: WalletLauncher
  qrMode: QrMode
  copied: Copied
  onNetwork: (chain: ChainDefinition) => void
  onQrMode: (mode: QrMode) => void
  onCopy: (what: 'address' | 'amount') => void
  onRenew: () => void
}

/** What is below the status: the ways to pay, what has arrived, and what can be done. */
export function detailsTemplate(drawing: Drawing): TemplateResult {
  const { say, words, payment, payable, lost, onRenew } = drawing
  const { status } = payment.view
  return html`
    <div class=${lost ? '' : 'hidden'} role="status">
      ${
        lost
          ? html`<p class="connection"><span class="spinner"></span>${say('reconnecting')}</p>`
          : ''
      }
    </div>
    ${payable === undefined ? '' : waysTemplate(drawing, payable)}
    ${transfersTemplate({ say, locale: words.locale, payment })}
    ${
      status === 'expired'
        ? html`<button class="button primary" type="button" @click=${onRenew}>
            ${say('renew')}
          </button>`
        : ''
    }
    ${status === 'waiting' || status === 'seen' ? html`<p class="note">${say('closeHint')}</p>` : ''}
  `
}

/** The three ways to pay: wallet, code, address. */
function waysTemplate(drawing: Drawing, payable: Payable): TemplateResult {
  const { say, words, payment, launcher, qrMode, copied, onNetwork, onQrMode, onCopy } = drawing
  const { chain } = payable
  const { address, treasury, networks } = payment
  const amount = formatAmount(payable.amount, words.locale)
  // A code that stays in view invites to pay a second time; "back" shows it again.
  const sent = launcher.panel?.sent ?? false
  return html`
    <div class="pay">
      ${networkTemplate({
        say,
        networks,
        selected: chain,
        disabled: launcher.panel?.busy ?? false,
        onSelect: onNetwork,
      })}
      ${walletTemplate({ say, words, chain, launcher })}
      <p class="or" ?hidden=${sent}>${say('walletOr')}</p>
      <div class="ways" ?hidden=${sent}>
        ${qrTemplate({
          say,
          mode: qrMode,
          link: paymentLink(payable),
          address,
          amount,
          network: chain.name,
          onMode: onQrMode,
        })}
        ${addressTemplate({ say, address, treasury, amount, chain, copied, onCopy })}
      </div>
    </div>
  `
}
