import { adoptStyles, css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit'
import type { Network } from '../chains/definition.js'
import type { Refusal } from '../errors/index.js'
import type { Say } from '../lang/en/core.js'
import type { Messages } from '../lang/en/index.js'
import { paymentLink } from '../payment/paymentLink.js'
import type { PaymentView } from '../protocol/index.js'
import { encodeQr } from '../qr/encode.js'
import { amountStyles } from './amount/amount.styles.js'
import { amountTemplate } from './amount/amountTemplate.js'
import { base } from './base.styles.js'
import { browserClock, type Clock } from './connection/clock.js'
import type { Opening } from './connection/endpoint.js'
import { PaymentConnection } from './connection/PaymentConnection.js'
import { errorTemplate, type Problem } from './error/errorTemplate.js'
import { icon, warningIcon } from './icons.js'
import { Language, type Languages } from './Language.js'
import { LiveLoader } from './live/LiveLoader.js'
import type { Due, LateParts, LivePieces, OpenLivePart, Overrides } from './live/part.js'
import type { LoadPart } from './loadPart.js'
import { isLogo } from './logo.js'
import { payStyles } from './pay.styles.js'
import { paymentTemplate } from './paymentTemplate.js'
import { findProblem } from './problem.js'
import { waitingTemplate } from './status/waitingTemplate.js'
import { Teller } from './Teller.js'
import { applyLook } from './theme.js'
import { tokens } from './tokens.styles.js'
import { type CheckedPayment, parseTreasuries, verifyPayment } from './verify/verifyPayment.js'

/** What a build gives the element: its networks, and how its lazy parts are loaded. */
export type Build = {
  readonly chains: readonly Network[]
  /** What is needed only after address and code are shown; loaded at once, beside the first request. */
  readonly live: () => Promise<OpenLivePart>
  /** Loads what lies beside the script. */
  readonly load?: LoadPart
  readonly languages: Languages
  /** Called after each drawing with the language that is spoken, for what every card of this build bears. */
  readonly mark?: (element: Element, spoken: string) => void
  /** @default the browser's */
  readonly clock?: Clock
}

/**
 * Shows one USDC payment: the amount, the address of this order, its QR code, the way by a wallet,
 * and the status as the endpoint reports it. The address is checked in the browser; a payment that
 * does not follow from the page's own treasury and order is refused and never shown.
 *
 * @element pay-with-usdc
 *
 * @attr {string} endpoint - URL of the endpoint.
 * @attr {string} store - The store's hash.
 * @attr {string} order - The order's number.
 * @attr {string} cart - The cart's id: the proof that this browser owns the order.
 * @attr {string} total - The order's own total as the page knows it, such as `25.50`.
 * @attr {string} currency - The currency of `total`, ISO 4217; USD when left out.
 * @attr {string} treasury - Pinned treasury address, or several, newest first.
 * @attr {string} payment - A payment's id, with `token`, instead of store, order and cart.
 * @attr {string} token - The bearer that reads `payment`.
 * @attr {string} chain - Preferred network, CAIP-2, such as `eip155:8453`.
 * @attr {'auto'|'light'|'dark'} theme - Light or dark; by default as the system is.
 * @attr {string} locale - Language, BCP 47; by default the page's, then the browser's.
 * @attr {string} accent - Colour of the main button and marks.
 * @attr {string} radius - Corner radius of the card.
 * @attr {string} font - Font family.
 * @attr {string} walletconnect-project-id - The merchant's own; without it WalletConnect is not offered.
 * @attr {'web3modal'} wallet-modal - Shows Web3Modal's own window for WalletConnect, not ours.
 * @attr {string} walletconnect-relay - `wss:` URL; by default WalletConnect's own relay.
 * @attr {string} receipt-key - Pinned fingerprints of the endpoint's receipt key, newest first.
 * @attr {string} logo - URL of the shop's logo, shown in the head, 28 pixels high.
 * @attr {'bigcommerce'} appearance - Colours and corners close to BigCommerce's own checkout.
 * @attr {'comfortable'|'compact'} density - `compact` takes less room.
 * @attr {'auto'|'compact'} layout - `compact` keeps one column.
 * @attr {'waiting'|'seen'|'confirmed'|'paid'|'expired'|'canceled'} status - Set by the element: the endpoint's word.
 *
 * @slot - Shown before the element is defined only: a link to the hosted page.
 * @slot heading - In place of the title.
 * @slot paid - Beside the thanks once the payment is complete.
 * @slot footer - At the end of the card.
 *
 * @event {UsdcReadyEvent} usdc-ready - A checked payment is shown.
 * @event {UsdcStatusEvent} usdc-status - Status or exceptions changed.
 * @event {UsdcBeforeSendEvent} usdc-before-send - A wallet is about to be asked; cancelable.
 * @event {UsdcSentEvent} usdc-sent - A wallet says that it sent; not paid yet.
 * @event {UsdcPaidEvent} usdc-paid - The store has accepted the payment.
 * @event {UsdcErrorEvent} usdc-error - Something stands in the way.
 *
 * @csspart base - The card.
 * @csspart logo - The shop's logo.
 * @csspart amount - The sum.
 * @csspart timer - The time that the price is valid.
 * @csspart steps - The stepper.
 * @csspart status - The status in words.
 * @csspart exceptions - What is unusual.
 * @csspart network - The choice of network.
 * @csspart wallet - The way by a wallet.
 * @csspart wallet-button - The button that starts it.
 * @csspart qr - QR code with its switch.
 * @csspart address - The address.
 * @csspart copy - The button that copies the address.
 * @csspart copy-amount - The button that copies the amount.
 * @csspart checked - The mark of the check in this browser.
 * @csspart help - What shoppers ask before they send money.
 * @csspart transfers - What has arrived.
 * @csspart receipt - The receipt, and how to keep it.
 * @csspart error - The refusal.
 *
 * @cssproperty --usdc-accent - Main button and marks.
 * @cssproperty --usdc-on-accent - Text on the accent.
 * @cssproperty --usdc-surface - Background of the card.
 * @cssproperty --usdc-sunken - Background of quiet areas.
 * @cssproperty --usdc-text - Text.
 * @cssproperty --usdc-muted - Secondary text.
 * @cssproperty --usdc-border - Lines.
 * @cssproperty --usdc-danger - Refusals.
 * @cssproperty --usdc-warning - What needs attention.
 * @cssproperty --usdc-success - What is done.
 * @cssproperty --usdc-radius - Corner radius of the card.
 * @cssproperty --usdc-font - Font family.
 * @cssproperty --usdc-qr-size - Width of the QR code.
 *
 * @cssstate opening - Nothing is known yet.
 * @cssstate waiting - And one for each other status, as the attribute says it.
 * @cssstate seen
 * @cssstate confirmed
 * @cssstate paid
 * @cssstate expired
 * @cssstate canceled
 * @cssstate setup - An attribute is missing or wrong.
 * @cssstate refused - A payment did not match this shop and order.
 * @cssstate unreachable - The endpoint does not answer.
 * @cssstate failed - The endpoint has no payment for this order.
 */
export class PayWithUsdc extends LitElement {
  /** What the build that defined this element contains. Set before an element is created. */
  static build: Build | undefined

  static override styles = [tokens, base, amountStyles, payStyles]

  static override properties = {
    endpoint: {},
    store: {},
    order: {},
    cart: {},
    total: {},
    currency: {},
    treasury: {},
    payment: {},
    token: {},
    chain: {},
    theme: { reflect: true },
    locale: {},
    accent: {},
    radius: {},
    font: {},
    logo: {},
    layout: { reflect: true },
    messages: { attribute: false },
  }

  declare endpoint: string | null
  declare store: string | null
  declare order: string | null
  declare cart: string | null
  declare total: string | null
  declare currency: string | null
  declare treasury: string | null
  declare payment: string | null
  declare token: string | null
  declare chain: string | null
  declare theme: 'auto' | 'light' | 'dark' | null
  declare locale: string | null
  declare accent: string | null
  declare radius: string | null
  declare font: string | null
  declare logo: string | null
  declare layout: 'auto' | 'compact' | null
  /** Words of the merchant's own, in place of the built-in ones. */
  declare messages: (Partial<Messages> & Overrides) | null

  /** Wallets of the page's own, in place of this browser's: see `walletsOf`. Read on the first click. */
  declare wallets: LateParts['wallets'] | undefined

  /** How the endpoint is reached. Set it before the element is connected. */
  fetch: typeof fetch = (input, init) => globalThis.fetch(input, init)

  readonly #build: Build
  readonly #internals = this.attachInternals()
  readonly #live: LiveLoader
  readonly #connection: PaymentConnection
  readonly #language: Language
  readonly #teller = new Teller(this)
  #openedWith: Opening | undefined
  #view: unknown
  #payment: CheckedPayment | undefined
  #refusal: Refusal | undefined
  #problem: Problem | undefined
  #chosen: number | undefined
  #isPayAsked = false
  /** What the endpoint drew before any script ran. It stays until there is better. */
  #drawnBefore: ChildNode[] = []

  constructor() {
    super()
    const build = PayWithUsdc.build
    if (build === undefined) throw new TypeError('Call definePayWithUsdc first.')
    const { clock = browserClock } = build
    this.#build = build
    this.#live = new LiveLoader(this, () => this.#openLive(build))
    this.#connection = new PaymentConnection(this, {
      clock,
      fetch: () => this.fetch,
      follow: () => this.#live.follow,
    })
    this.#language = new Language(this, build.languages)
  }

  async #openLive({ live, clock = browserClock, load }: Build) {
    const open = await live().catch(() => undefined)
    const part = open?.({
      pens: { html, css, icon, warningIcon, encodeQr },
      clock,
      load,
      payable: () => this.#payable,
      target: this,
      onChange: () => this.requestUpdate(),
    })
    if (part === undefined) {
      this.#teller.tellError({ code: 'live_blocked', message: 'The live part was not loaded.' })
    } else {
      adoptStyles(this.renderRoot as ShadowRoot, [...PayWithUsdc.elementStyles, ...part.styles])
    }
    return part
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot()
    this.#drawnBefore = [...root.childNodes]
    // A place of its own: what lit draws must not hang on nodes that will go.
    this.renderOptions.renderBefore = root.insertBefore(new Comment(), root.firstChild)
    return root
  }

  /** The endpoint's last word; undefined until a checked payment is shown. */
  get status(): PaymentView['status'] | undefined {
    return this.#payment?.view.status
  }

  /** The address of this order, derived in this browser. */
  get address(): `0x${string}` | undefined {
    return this.#payment?.address
  }

  /** The EIP-681 link of what is left to pay, on the chosen network. */
  get uri(): string | undefined {
    const payable = this.#payable
    return payable && paymentLink(payable)
  }

  /** Shows the wallets of this browser, for the shopper to choose. */
  async connectWallet(): Promise<void> {
    const live = await this.#live.load()
    await live?.chooseWallet()
  }

  /** Asks a wallet for the payment, as the button does; with several, the shopper chooses. */
  async pay(): Promise<void> {
    this.#isPayAsked = true
    this.requestUpdate()
    const live = await this.#live.load()
    this.#isPayAsked = false
    this.requestUpdate()
    await live?.pay()
  }

  /** Copies the address. False when the browser refused, or nothing is shown. */
  async copyAddress(): Promise<boolean> {
    const live = await this.#live.load()
    return live?.copyAddress() ?? false
  }

  /** Asks the endpoint again. After an expiry this makes a new price. */
  refresh(): void {
    void this.#live.load()
    this.#connection.refresh()
  }

  protected override willUpdate(changed: PropertyValues): void {
    const opening = this.#opening
    if (!same(opening, this.#openedWith)) this.#connection.open(opening)
    this.#openedWith = opening
    this.#language.follow(this.locale, this.messages ?? none)
    if (this.#connection.view !== this.#view || changed.size > 0) this.#check()
    const payment = this.#payment
    this.#problem = findProblem({
      treasury: this.treasury,
      openable: opening !== undefined,
      refusal: this.#refusal,
      state: this.#connection.state,
      error: this.#connection.error,
      shown: payment !== undefined,
    })
    this.#live.part?.watch(this.isConnected && this.#problem === undefined ? payment : undefined)
  }

  /** Accepts or refuses the view that the connection holds. */
  #check(): void {
    this.#view = this.#connection.view
    this.#payment = undefined
    this.#refusal = undefined
    if (this.#view === undefined) return
    const { treasury, store, order, cart, payment, total, currency } = this
    const result = verifyPayment({
      view: this.#view,
      expected: { treasury, store, order, cart, payment, total, currency },
      chains: this.#build.chains,
    })
    if (result.ok) this.#payment = result.value
    else this.#refusal = result
  }

  get #opening(): Opening | undefined {
    const { endpoint, store, order, cart, payment, token } = this
    if (!endpoint || !parseTreasuries(this.treasury).ok) return undefined
    if (payment && token) return { endpoint, payment, token }
    return store && order && cart ? { endpoint, store, order, cart } : undefined
  }

  /** The network that is paid on: chosen, preferred by the page, or the first. */
  #chainOf({ networks }: CheckedPayment): Network {
    const find = (caip: string | null) => networks.find(({ id }) => `eip155:${id}` === caip)
    return (find(`eip155:${this.#chosen}`) ?? find(this.chain) ?? networks[0]) as Network
  }

  get #payable(): Due | undefined {
    const payment = this.#payment
    if (this.#problem !== undefined || payment?.view.status !== 'waiting') return undefined
    if (payment.remaining === 0n) return undefined
    return {
      paymentId: payment.view.id,
      chain: this.#chainOf(payment),
      receiver: payment.address,
      amount: payment.remaining,
      received: payment.received,
    }
  }

  protected override updated(): void {
    this.#build.mark?.(this, this.#language.spoken)
    const card = this.renderRoot.querySelector<HTMLElement>('.base')
    if (card !== null) {
      applyLook(card, this)
      this.#live.part?.guard(card)
    }
    const status = this.#problem === undefined ? this.status : undefined
    if (status === undefined) this.removeAttribute('status')
    else if (this.getAttribute('status') !== status) this.setAttribute('status', status)
    this.#setState(this.#problem?.kind ?? status ?? 'opening')
    this.#teller.tell(this.#payment, this.#problem)
    if (this.#payment && this.#problem === undefined) this.#live.part?.tell(this.#payment)
  }

  /** Older browsers have no custom states; the `status` attribute serves them. */
  #setState(state: string): void {
    const { states } = this.#internals
    if (states === undefined || states.has(state)) return
    states.clear()
    states.add(state)
  }

  protected override render(): TemplateResult {
    const { say, spoken, direction, more } = this.#language
    // What is in the way is said with the later words: never in two languages.
    const problem = more && this.#problem
    const payment = this.#drawable
    const isBusy = say === undefined || (payment === undefined && problem === undefined)
    if (isBusy && this.#drawnBefore.length > 0) return html``
    for (const node of this.#drawnBefore.splice(0)) node.remove()
    const card = say && payment && this.#draw(say, payment)
    return html`
      <div class="base" part="base" lang=${spoken} dir=${direction} aria-busy=${isBusy}>
        <header class="head">
          ${this.logo && isLogo(this.logo) ? html`<img class="logo" part="logo" src=${this.logo} alt="" />` : ''}
          <slot name="heading">${say && html`<h2>${say('title')}</h2>`}</slot>
          ${card?.timer}
        </header>
        ${card?.sum}
        <div class=${card ? '' : 'hidden'} part="status" role="status" aria-atomic="true">
          ${card?.status} ${say && isBusy ? say('opening') : ''}
        </div>
        ${isBusy ? skeleton : ''}
        ${say && problem ? errorTemplate({ say, problem, onRetry: () => this.refresh() }) : ''}
        ${card?.details}
        <slot name="paid" ?hidden=${payment?.view.status !== 'paid'}></slot>
        <p class="hidden" role="status">${card?.announcement}</p>
        <slot name="footer"></slot>
      </div>
    `
  }

  /** The payment, unless it needs words of the live part that are still on their way. */
  get #drawable(): CheckedPayment | undefined {
    const payment = this.#problem === undefined ? this.#payment : undefined
    const isReady = this.#live.part !== undefined && this.#language.more !== undefined
    if (payment === undefined || isReady || this.#live.isBlocked) return payment
    const { status, exceptions } = payment.view
    const isPlain = status === 'waiting' && exceptions.length === 0 && payment.received === 0n
    return isPlain ? payment : undefined
  }

  #draw(say: Say, payment: CheckedPayment) {
    const { locale, more } = this.#language
    const { part, isBlocked } = this.#live
    const payable = this.#payable
    const words = more && { locale, more, overrides: this.messages ?? none }
    const live =
      words &&
      part?.draw({
        say,
        words,
        payment,
        lost: this.#connection.state === 'reconnecting',
        onRenew: () => this.refresh(),
        onNetwork: ({ id }) => {
          this.#chosen = id
          this.requestUpdate()
        },
      })
    return {
      timer: live?.timer,
      sum: html`
        ${amountTemplate({ say, locale, payment, received: live?.received ?? '' })}
        ${live?.steps ?? (isBlocked ? '' : html`<div class="steps"></div>`)}
      `,
      status: live?.status ?? waitingTemplate(say, isBlocked),
      details: html`
        ${live?.lost} ${payable && this.#waysToPay({ say, payment, payable, live })} ${live?.below}
        ${payable && !isBlocked ? html`<div class="help" part="help">${live?.help}</div>` : ''}
      `,
      announcement: live?.announcement,
    }
  }

  #waysToPay(options: {
    say: Say
    payment: CheckedPayment
    payable: Due
    live: LivePieces | undefined
  }): TemplateResult {
    return paymentTemplate({
      ...options,
      locale: this.#language.locale,
      loading: options.live?.wallet.loading ?? this.#isPayAsked,
      onPay: () => void this.pay(),
    })
  }
}

const none = {}

const skeleton = html`<div class="skeleton"></div>`

function same(a: Opening | undefined, b: Opening | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

declare global {
  interface HTMLElementTagNameMap {
    'pay-with-usdc': PayWithUsdc
  }
}
