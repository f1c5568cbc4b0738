import type { ChainDefinition } from '../../chains/definition.js'
import { type LiveSay, liveEn } from '../../lang/live.en.js'
import { sayIn } from '../../lang/say.js'
import { formatUsdc } from '../../money/index.js'
import { CopyAction } from '../address/CopyAction.js'
import { checkedStyles } from '../address/checked.styles.js'
import { checkedTemplate } from '../address/checkedTemplate.js'
import { copyTemplate } from '../address/copyTemplate.js'
import { rateTemplate } from '../amount/rateTemplate.js'
import { receivedTemplate } from '../amount/receivedTemplate.js'
import { followPayment } from '../connection/followPayment.js'
import { Countdown } from '../countdown/Countdown.js'
import { countdownStyles } from '../countdown/countdown.styles.js'
import { countdownTemplate } from '../countdown/countdownTemplate.js'
import { minutesText, secondsUntil } from '../countdown/duration.js'
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
import { textOn } from '../textOn.js'
import type { CheckedPayment } from '../verify/verifyPayment.js'
import { WalletLauncher } from '../wallet/WalletLauncher.js'
import { walletStyles } from '../wallet/wallet.styles.js'
import { hoverStyles } from './hover.styles.js'
import type { OpenLivePart } from './part.js'

/** Makes the live part for the networks of a build; what it makes opens it for one element. */
export const livePartOf =
  (chains: readonly ChainDefinition[]): OpenLivePart =>
  (options) => {
    const { pens, clock, onChange } = options
    const { html, css } = pens
    const wallet = new WalletLauncher({ ...options, chains })
    const countdown = new Countdown({ clock, onTick: onChange })
    const teller = new StatusTeller(options.target)
    const clipboard = new CopyAction(onChange, clock)
    let shown: CheckedPayment | undefined
    let received = 0n
    let mode: QrMode = 'link'
    const onMode = (chosen: QrMode) => {
      mode = chosen
      onChange()
    }
    return {
      styles: allStyles.map((styles) => styles(css)),
      follow: followPayment,
      chooseWallet: () => wallet.choose(),
      pay: () => wallet.pay(),
      copyAddress: async () => shown !== undefined && clipboard.copy('address', shown.address),
      watch(payment) {
        shown = payment
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
          timer: secondsLeft > 0 ? countdownTemplate(drawing, secondsLeft) : '',
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
          below: html`${transfersTemplate({ ...drawing, chains })}${
            payment.view.status === 'expired'
              ? html`<button class="button primary" type="button" @click=${onRenew}>
                ${say('renew')}
              </button>`
              : ''
          }`,
          announcement: announcementOf(countdown, say, locale),
        }
      },
      tell: (payment) => teller.tell(payment),
      textOn,
      close() {
        countdown.until(undefined)
        wallet.close()
      },
    }
  }

function announcementOf({ announced }: Countdown, say: LiveSay, locale: string): string {
  if (announced === undefined) return ''
  if (announced === 0) return say('timeUp')
  return say('timeLeftAnnounced', { time: minutesText(announced, locale) })
}

const allStyles = [
  countdownStyles,
  statusStyles,
  walletStyles,
  codeNotesStyles,
  checkedStyles,
  chooserStyles,
  hoverStyles,
]
