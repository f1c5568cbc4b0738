import type { CSSResult } from 'lit'
import type { ChainDefinition } from '../../chains/definition.js'
import { type LiveSay, liveEn } from '../../lang/en/live.js'
import { sayIn } from '../../lang/say.js'
import { formatUsdc } from '../../money/index.js'
import { CopyAction } from '../address/CopyAction.js'
import { checkedStyles } from '../address/checked.styles.js'
import { checkedTemplate } from '../address/checkedTemplate.js'
import { copyTemplate } from '../address/copyTemplate.js'
import { rateTemplate } from '../amount/rateTemplate.js'
import { receivedTemplate } from '../amount/receivedTemplate.js'
import { checkAttributes } from '../checkAttributes.js'
import { type Access, renewPayment } from '../connection/endpoint.js'
import { followPayment } from '../connection/followPayment.js'
import type { PaymentConnection } from '../connection/PaymentConnection.js'
import { Countdown } from '../countdown/Countdown.js'
import { countdownStyles } from '../countdown/countdown.styles.js'
import { countdownTemplate } from '../countdown/countdownTemplate.js'
import { minutesText, secondsUntil } from '../countdown/duration.js'
import { UsdcErrorEvent } from '../events.js'
import { helpStyles } from '../help/help.styles.js'
import { helpTemplate } from '../help/helpTemplate.js'
import { LookGuard } from '../LookGuard.js'
import type { LoadPart } from '../loadPart.js'
import { chooserStyles } from '../network/chooser.styles.js'
import { chooserTemplate } from '../network/chooserTemplate.js'
import { codeNotesStyles } from '../qr/codeNotes.styles.js'
import { codeNotesTemplate, type QrMode } from '../qr/codeNotesTemplate.js'
import { lostTemplate } from '../status/lostTemplate.js'
import { StatusTeller } from '../status/StatusTeller.js'
import { statusStyles } from '../status/status.styles.js'
import { statusTemplate } from '../status/statusTemplate.js'
import { stepperTemplate } from '../status/stepperTemplate.js'
import { transfersTemplate } from '../status/transfersTemplate.js'
import type { CheckedPayment } from '../verify/verifyPayment.js'
import { WalletLauncher } from '../wallet/WalletLauncher.js'
import { walletStyles } from '../wallet/wallet.styles.js'
import { FocusKeeper } from './FocusKeeper.js'
import { hoverStyles } from './hover.styles.js'
import { LatePart } from './LatePart.js'
import type { LateParts, OpenLivePart } from './part.js'

/**
 * Makes the live part for the networks of a build; what it makes opens it for one element.
 *
 * @param late loads what comes later than the live part
 */
export const livePartOf =
  (
    chains: readonly ChainDefinition[],
    late: (load: LoadPart | undefined) => LateParts,
  ): OpenLivePart =>
  (options) => {
    const { pens, clock, onChange } = options
    const { html, css } = pens
    const parts = late(options.load)
    let access: Access | undefined
    let connection: PaymentConnection | undefined
    let shown: CheckedPayment | undefined
    const wallet = new WalletLauncher({
      ...options,
      ...parts,
      chains,
      shown: () => shown,
      access: () => access,
      view: () => connection?.view,
      pageUrl: () => access && pageOf(access),
    })
    const found = (reached: Access | undefined) => {
      access = reached ?? access
      return reached
    }
    const fetchIt = () => options.target.fetch
    /** More time where the endpoint gives it; else the payment is opened again. */
    const renew = async (open: () => void) => {
      const view = access && (await renewPayment(access, fetchIt()).catch(() => undefined))
      if (view === undefined) open()
      else connection?.take(view)
    }
    const adopt = <Part extends { readonly styles: readonly CSSResult[] }>(part: Part): Part => {
      const sheets = part.styles.flatMap(({ styleSheet }) => styleSheet ?? [])
      options.target.shadowRoot?.adoptedStyleSheets.push(...sheets)
      return part
    }
    const exchange = new LatePart(async () => {
      const open = await parts.exchange()
      return adopt(open({ pens, fetch: fetchIt, access: () => access, onChange }))
    }, onChange)
    const receipt = new LatePart(async () => {
      const open = await parts.receipt()
      const onError = ({ code, message }: { code: string; message: string }) =>
        options.target.dispatchEvent(new UsdcErrorEvent(code, message))
      return adopt(open({ pens, chains, fetch: fetchIt, onError, onChange }))
    }, onChange)
    const watchReceipt = (payment: CheckedPayment | undefined) => {
      if (payment?.view.status === 'paid') void receipt.load()
      const pinned = options.target.getAttribute('receipt-key')
      receipt.part?.watch(payment && access && { payment, access, pinned })
    }
    const look = new LookGuard()
    const focus = new FocusKeeper()
    const attributesSeen = new Map<string, string | null>()
    const networks = chains.map(({ id }) => id)
    const countdown = new Countdown({ clock, onTick: onChange })
    const teller = new StatusTeller(options.target)
    const clipboard = new CopyAction(onChange, clock)
    let received = 0n
    let mode: QrMode = 'link'
    const onMode = (chosen: QrMode) => {
      mode = chosen
      onChange()
    }
    return {
      styles: allStyles.map((styles) => styles(css)),
      follow: (following, options) => {
        connection = following
        return followPayment(following, {
          ...options,
          access: found(options.access),
          open: async () => found(await options.open()),
        })
      },
      chooseWallet: () => wallet.choose(),
      pay: () => wallet.pay(),
      copyAddress: async () => shown !== undefined && clipboard.copy('address', shown.address),
      watch(payment) {
        focus.remember(options.target.shadowRoot)
        shown = payment
        watchReceipt(payment)
        countdown.until(payment?.view.status === 'waiting' ? payment.expiresAt : undefined)
        wallet.recheck()
        if (payment === undefined || payment.received === received) return
        received = payment.received
        wallet.settle()
      },
      draw({ say: core, words, payment, lost, onRenew, onNetwork }) {
        const { locale, more, overrides } = words
        const due = options.payable()
        const chain = due?.chain
        const say = sayIn({ ...liveEn, ...more.live, ...overrides })
        const isWaiting = payment.view.status === 'waiting'
        const secondsLeft = isWaiting ? secondsUntil(payment.expiresAt, clock.now()) : 0
        const checking = isWaiting && secondsLeft === 0
        const drawing = { ...pens, say, core, locale, payment, checking, mode, onMode }
        return {
          timer:
            secondsLeft > 0
              ? countdownTemplate(drawing, secondsLeft, () => void renew(onRenew))
              : '',
          received: html`${receivedTemplate(drawing)}${rateTemplate(drawing)}`,
          steps: stepperTemplate(drawing),
          status: statusTemplate(drawing),
          lost: lostTemplate(drawing, lost),
          network:
            chain &&
            chooserTemplate({
              ...drawing,
              networks: chains.filter(({ id }) => payment.networks.some((one) => one.id === id)),
              chosen: chain,
              disabled: wallet.isBusy,
              onNetwork,
            }),
          wallet: wallet.draw(say, words, chain),
          code: chain && {
            isAddress: mode === 'address',
            label: mode === 'address' ? say('qrAddressLabel') : undefined,
            notes: codeNotesTemplate(drawing, chain.name),
          },
          copy:
            due &&
            copyTemplate(drawing, clipboard.copied, (what) => {
              const text = what === 'address' ? due.receiver : formatUsdc(due.amount)
              void clipboard.copy(what, text)
            }),
          checked: chain && checkedTemplate(drawing, chain),
          help: helpTemplate(
            drawing,
            exchange,
            due && { locale, words: { ...more.exchange, ...overrides }, due },
          ),
          below: html`${transfersTemplate({ ...drawing, chains })}${receipt.part?.draw({
            locale,
            words: { ...more.receipt, ...overrides },
          })}${
            payment.view.status === 'expired'
              ? html`<button class="button primary" type="button" @click=${() => void renew(onRenew)}>
                ${say('renew')}
              </button>`
              : ''
          }`,
          announcement: announcementOf(countdown, say, locale),
        }
      },
      tell: (payment) => teller.tell(payment),
      guard(card) {
        checkAttributes(options.target, attributesSeen, networks)
        look.guard(card)
        focus.restore(card)
      },
      close() {
        countdown.until(undefined)
        wallet.close()
        receipt.part?.close()
      },
    }
  }

/** The page that the endpoint serves for one payment. */
const pageOf = ({ endpoint, id, token }: Access): string =>
  `${endpoint.replace(/\/$/, '')}/pay/${id}/${token}`

function announcementOf({ announced }: Countdown, say: LiveSay, locale: string): string {
  // That the time is up is the status itself.
  if (!announced) return ''
  return say('timeLeftAnnounced', { time: minutesText(announced, locale) })
}

const allStyles = [
  countdownStyles,
  statusStyles,
  walletStyles,
  codeNotesStyles,
  checkedStyles,
  chooserStyles,
  helpStyles,
  hoverStyles,
]
