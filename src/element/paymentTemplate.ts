import { html, type TemplateResult } from 'lit'
import type { Say } from '../lang/en/core.js'
import { paymentLink } from '../payment/paymentLink.js'
import { addressTemplate } from './address/addressTemplate.js'
import { formatAmount } from './amount/format.js'
import type { Due, LivePieces } from './live/part.js'
import { networkTemplate } from './network/networkTemplate.js'
import { qrTemplate } from './qr/qrTemplate.js'
import type { CheckedPayment } from './verify/verifyPayment.js'
import { walletTemplate } from './wallet/walletTemplate.js'

/** The three ways to pay: wallet, code, address. */
export function paymentTemplate(options: {
  say: Say
  locale: string
  payment: CheckedPayment
  payable: Due
  /** Undefined until it has come. */
  live: LivePieces | undefined
  /** A part that the shopper asked for is on its way. */
  loading: boolean
  onPay: () => void
}): TemplateResult {
  const { say, locale, payment, payable, live, loading, onPay } = options
  const { chain } = payable
  const { address } = payment
  const { wallet } = live ?? {}
  const amount = formatAmount(payable.amount, locale)
  // A code that stays in view invites to pay a second time; "back" shows it again.
  const sent = wallet?.sent ?? false
  return html`
    <div class="pay">
      <div class="network" part="network">${live?.network ?? networkTemplate(say, chain)}</div>
      ${walletTemplate({ say, wallet, loading, onPay })}
      <p class="or" ?hidden=${sent}>${say('walletOr')}</p>
      <div class="ways" ?hidden=${sent}>
        ${qrTemplate({
          say,
          link: paymentLink(payable),
          address,
          amount,
          network: chain.name,
          code: live?.code,
        })}
        ${addressTemplate({
          say,
          address,
          amount,
          network: chain.name,
          checked: live?.checked,
          copy: live?.copy,
        })}
      </div>
    </div>
  `
}
