import { browserClock, type Clock } from '../../element/connection/clock.js'
import { receiverOf, type SaltInput, saltOf } from '../../receiver/index.js'
import { looks } from '../fields.js'
import { make } from '../make.js'
import { type FrameMessage, type OpenMessage, readFromFrame } from '../messages.js'
import { linkTo, noticeOf } from './notice.js'
import { shadowOf } from './shadow.js'
import { themeOf } from './themeOf.js'
import { localeOf, type Say, speak } from './words.js'

/** How long a frame may take until it shows a payment. */
const patience = 20_000

/** Codes of payments that contradict the page: money must not be sent. */
export const refusals = /^(malformed|unknown_chain)$|_mismatch$|_above_/

const lookNames = Object.keys(looks)

/**
 * `<pay-with-usdc>` as a frame of another origin, which no script of the store can reach into. Under
 * it stands the address that this page worked out itself, for the shopper to compare.
 *
 * @attr {string} endpoint - URL of the endpoint, for the link to its payment page.
 * @attr {string} frame - Base of the host that serves the frame; without it there is only the link.
 * @attr {string} store - The store's hash.
 * @attr {string} order - The order's number.
 * @attr {string} cart - The cart's id. It may come late, after `total`: the frame loads meanwhile.
 * @attr {string} total - What is to be paid, such as `25.50`.
 * @attr {string} currency - The currency of `total`, ISO 4217.
 * @attr {string} treasury - Pinned treasury address, or several, newest first.
 * @attr {string} chain - Preferred network, CAIP-2.
 * @attr {'auto'|'light'|'dark'} theme - Light or dark; by default as the page is.
 *
 * @event usdc-ready - A checked payment is shown. In a frame, events carry no payment.
 * @event usdc-status - `status` and `exceptions` changed.
 * @event usdc-paid - The store has accepted the payment.
 * @event usdc-error - Something stands in the way; `code` says what.
 */
export class PayWithUsdcFrame extends HTMLElement {
  static readonly observedAttributes = [...lookNames, 'cart']
  static clock: Clock = browserClock

  #status: string | undefined
  #height: number | undefined
  #isBuilt = false
  /** Undefined while the language loads: nothing is said in two languages. */
  #say: Say | undefined
  #beside: 'frame' | 'notice' | 'nothing' = 'nothing'
  /** What is in the way, and how it is said. */
  #problem: { readonly kind: 'safe' | 'refused'; readonly code: string } | undefined
  #isListening = false
  #cancelDeadline = () => {}
  readonly #frame = make('iframe', {
    class: 'frame',
    sandbox: [
      'allow-scripts allow-same-origin allow-forms allow-popups',
      'allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation',
      // A receipt is printed and saved.
      'allow-modals allow-downloads',
    ].join(' '),
    allow: 'clipboard-write; publickey-credentials-get',
    // The frame learns which store it is in, and nothing of the page.
    referrerpolicy: 'strict-origin',
  })
  readonly #opening = make('p', { class: 'opening', role: 'status' })
  readonly #stage = make('div', { class: 'stage' }, this.#opening, this.#frame)
  readonly #notice = make('div')
  readonly #own = make('div', { class: 'box own' })

  connectedCallback(): void {
    if (!this.#isBuilt) this.#build()
    if (!this.#isFramed) return
    addEventListener('message', this.#onMessage)
    this.#startDeadline()
  }

  disconnectedCallback(): void {
    removeEventListener('message', this.#onMessage)
    this.#cancelDeadline()
    // A frame that leaves the page is gone, and starts anew when it comes back.
    this.#isListening = false
  }

  attributeChangedCallback(name: string): void {
    if (name === 'cart') this.#drawOwn(this.#beside)
    if (this.#isListening) this.#open()
  }

  get #isFramed(): boolean {
    return this.hasAttribute('frame')
  }

  get #locale(): string {
    return localeOf(this.getAttribute('locale'), this)
  }

  get #theme(): string {
    const theme = this.getAttribute('theme')
    return theme === 'light' || theme === 'dark' ? theme : themeOf(this)
  }

  get #page(): string {
    return `${this.#text('endpoint')}/pay/order/${this.#text('order')}`
  }

  #text(name: string): string {
    return this.getAttribute(name) ?? ''
  }

  #build(): void {
    this.#isBuilt = true
    const stack = make('div', { class: 'stack' })
    const accent = this.getAttribute('accent')
    if (accent !== null) stack.style.setProperty('--accent', accent)
    this.#notice.hidden = true
    if (this.#isFramed) {
      this.#frame.src = `${this.#text('frame')}/frame`
      stack.append(this.#stage)
    }
    stack.append(this.#notice, this.#own)
    this.#beside = this.#isFramed ? 'frame' : 'nothing'
    shadowOf(this, stack)
    // The frame loads meanwhile.
    speak(this.#locale, ({ say, lang, dir }) => {
      this.#say = say
      stack.lang = lang
      stack.dir = dir
      this.#frame.title = say('frameTitle')
      this.#opening.textContent = say('opening')
      this.#drawOwn(this.#beside)
      this.#drawNotice()
    })
  }

  /** The address as this page derives it: one for each treasury that an order can belong to. */
  #drawOwn(beside: 'frame' | 'notice' | 'nothing'): void {
    this.#beside = beside
    const say = this.#say
    if (say === undefined || !this.hasAttribute('cart')) return
    const [store, order, cart] = ['store', 'order', 'cart'].map((name) => this.#text(name))
    const salt = saltOf({ store, order, cart } as SaltInput)
    const addresses = this.#text('treasury').split(/[\s,]+/)
    // Alone, the link is the way to pay; a notice has one of its own.
    const link = linkTo(
      this.#page,
      say('openPage'),
      beside === 'nothing' ? { class: 'action' } : {},
    )
    const actions = beside === 'notice' ? [] : [make('div', { class: 'actions' }, link)]
    const isFirst = beside === 'nothing'
    this.#own.replaceChildren(
      ...(isFirst ? actions : []),
      make('p', {}, say('ownAddress')),
      ...addresses.map((treasury) => codeOf(receiverOf({ treasury, salt }))),
      make('p', {}, say(beside === 'frame' ? 'sameAsFrame' : 'sameAsPage')),
      ...(isFirst ? [] : actions),
    )
  }

  #startDeadline(): void {
    this.#cancelDeadline()
    this.#cancelDeadline = PayWithUsdcFrame.clock.after(patience, () => this.#fail('frame_timeout'))
  }

  readonly #onMessage = ({ origin, source, data, isTrusted }: MessageEvent<unknown>): void => {
    if (!isTrusted || source === null || source !== this.#frame.contentWindow) return
    if (origin !== new URL(this.#frame.src).origin) return
    const message = readFromFrame(data)
    if (message !== undefined) this.#take(message)
  }

  #take(message: FrameMessage): void {
    switch (message.type) {
      case 'pay-with-usdc/hello':
        this.#isListening = true
        this.#opening.hidden = true
        this.#open()
        break
      case 'pay-with-usdc/height':
        this.#height = message.height
        this.#fit()
        break
      case 'pay-with-usdc/status':
        this.#show(message)
        break
      case 'pay-with-usdc/problem':
        this.#fail(message.code)
        break
    }
  }

  /** Follows the frame's height. Until a payment is shown its place stays as it is: nothing jumps. */
  #fit(): void {
    if (this.#status === undefined || this.#height === undefined) return
    this.#frame.style.blockSize = `${this.#height}px`
  }

  /** Hands the order to the frame; again when it loaded again, or when the look changed. */
  #open(): void {
    if (!this.hasAttribute('cart')) return
    const theme = this.#theme
    // With another scheme than its document, a browser paints a frame's background.
    this.#frame.style.colorScheme = theme
    const message: Record<string, string> = {
      type: 'pay-with-usdc/open' satisfies OpenMessage['type'],
    }
    const names = ['store', 'order', 'cart', 'treasury', 'total', 'currency', 'chain', ...lookNames]
    for (const name of names) {
      const value = this.getAttribute(name)
      if (value !== null) message[name] = value
    }
    const { origin } = new URL(this.#frame.src)
    const opened = { ...message, theme, locale: this.#locale }
    this.#frame.contentWindow?.postMessage(opened, origin)
  }

  #show({ status, exceptions }: FrameMessage & { type: 'pay-with-usdc/status' }): void {
    this.#cancelDeadline()
    this.#notice.hidden = true
    this.#stage.hidden = false
    // What takes no money any more names no address either.
    this.#own.hidden = status !== 'waiting' && !exceptions.includes('underpaid')
    this.#drawOwn('frame')
    const before = this.#status
    this.#status = [status, ...exceptions].join(' ')
    this.#fit()
    if (before === this.#status) return
    if (before === undefined) this.#tell('ready', { status, exceptions })
    this.#tell('status', { status, exceptions })
    const wasPaid = before?.split(' ')[0] === 'paid'
    if (status === 'paid' && !wasPaid) this.#tell('paid', { status, exceptions })
  }

  /** Says what is in the way. What is shown already stays, unless it is not to be trusted. */
  #fail(code: string): void {
    const kind = refusals.test(code) ? 'refused' : 'safe'
    if (kind === 'refused' || this.#status === undefined) {
      this.#cancelDeadline()
      this.#stage.hidden = true
      this.#own.hidden = kind === 'refused'
      this.#drawOwn('notice')
      this.#problem = { kind, code }
      this.#drawNotice()
      this.#notice.hidden = false
    }
    this.#tell('error', { code })
  }

  #drawNotice(): void {
    const say = this.#say
    if (say === undefined || this.#problem === undefined) return
    const onRetry = () => this.#retry()
    this.#notice.replaceChildren(noticeOf({ say, ...this.#problem, href: this.#page, onRetry }))
  }

  /** Loads the frame again, for as long as the shopper asks for it. */
  #retry(): void {
    this.#isListening = false
    this.#status = undefined
    this.#height = undefined
    this.#opening.hidden = false
    this.#notice.hidden = true
    this.#own.hidden = false
    this.#drawOwn('frame')
    this.#stage.hidden = false
    this.#frame.style.removeProperty('block-size')
    // A frame that is put into the page loads, whatever it held before.
    this.#stage.append(this.#frame)
    this.#startDeadline()
  }

  #tell(name: string, detail: object): void {
    const event = new Event(`usdc-${name}`, { bubbles: true, composed: true })
    this.dispatchEvent(Object.assign(event, detail))
  }
}

/** In groups as the element writes it, so that two can be compared; copied, it is one word. */
function codeOf(address: string): HTMLElement {
  const code = make('code', { translate: 'no' })
  for (const part of address.match(/0x|.{4}/g) ?? []) {
    code.append(make('span', {}, part), make('wbr'))
  }
  return code
}
