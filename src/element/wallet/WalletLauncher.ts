import type { ChainDefinition, Network } from '../../chains/definition.js'
import type { LiveSay } from '../../lang/en/live.js'
import type { Payable, Relay, WalletConnectOffer, WalletPanel } from '../../wallets/part.js'
import { type Access, readBalances, send } from '../connection/endpoint.js'
import { UsdcErrorEvent } from '../events.js'
import type { LateParts, LiveOptions, WalletPiece, Words } from '../live/part.js'
import type { CheckedPayment } from '../verify/verifyPayment.js'
import { UsdcBeforeSendEvent, UsdcSentEvent } from './events.js'
import { readSigned, type Signed, signedTemplate } from './signedPayment.js'

type Options = LiveOptions &
  LateParts & {
    /** The networks of this build, with what a wallet needs to add them. */
    readonly chains: readonly ChainDefinition[]
    /** The payment that is shown. */
    readonly shown: () => CheckedPayment | undefined
    /** How it is read; undefined until it was opened. */
    readonly access: () => Access | undefined
    /** The newest view as the endpoint sent it: what the core's check leaves out is read from it. */
    readonly view: () => unknown
    /** This payment's own page at the endpoint, as soon as it is known. */
    readonly pageUrl: () => string | undefined
    /** The element, maybe with wallets of the page's own. */
    readonly target: HTMLElement & { readonly wallets?: LateParts['wallets'] | undefined }
  }

/** Under the payment's own path. */
const path = 'authorizations'

/** Loads the wallet part on the first click and keeps its panel. */
export class WalletLauncher {
  readonly #options: Options
  #state: 'idle' | 'loading' | 'blocked' = 'idle'
  #panel: WalletPanel | undefined
  #wasSigned = false

  constructor(options: Options) {
    this.#options = options
  }

  /** Shows the wallets, for the shopper to choose. */
  async choose(): Promise<void> {
    ;(await this.#loaded())?.choose()
  }

  /** Asks the only wallet, or shows the choice. */
  async pay(): Promise<void> {
    await (await this.#loaded())?.pay()
  }

  /** Money has arrived: "sent" is over. */
  settle(): void {
    this.#panel?.settle()
  }

  /** The payment may have changed: a wallet is not led on to pay what is no longer asked for. */
  recheck(): void {
    this.#panel?.recheck()
    const isSigned = this.#signed.until > 0
    // It has arrived, or is over: the shopper can go on.
    if (this.#wasSigned && !isSigned) this.settle()
    this.#wasSigned = isSigned
  }

  /** Stops listening for wallets; the next click starts anew. */
  close(): void {
    this.#state = 'idle'
    this.#panel?.close()
    this.#panel = undefined
  }

  /** A wallet is asked something. */
  get isBusy(): boolean {
    return this.#panel?.busy ?? false
  }

  /** What the wallet part draws, or that it did not come. */
  draw(say: LiveSay, words: Words, network: Network | undefined): WalletPiece {
    const { pens, access, target } = this.#options
    const { html } = pens
    const reached = access()
    const signed = this.#signed
    const isSigned = signed.until > 0
    const panel = this.#panel
    const chain = this.#definition(network)
    const drawn = chain && panel?.draw(chain, words)
    const blocked = html`<p class="notice">${say('walletBlocked')}</p>`
    return {
      // The live region is there before the first word in it, or it is not read out everywhere.
      template: html`
        <div role="status">${this.#state === 'blocked' ? blocked : (drawn?.message ?? '')}</div>
        ${
          isSigned
            ? signedTemplate(
                pens,
                say,
                words.locale,
                signed,
                () =>
                  reached &&
                  void send(
                    reached,
                    { method: 'DELETE', path: `${path}/${signed.next - 1}` },
                    target.fetch,
                  ),
              )
            : (drawn?.actions ?? '')
        }
      `,
      loading: this.#isLoading,
      busy: this.isBusy,
      sent: isSigned || (panel?.sent ?? false),
      open: isSigned || (panel?.open ?? false),
    }
  }

  async #loaded(): Promise<WalletPanel | undefined> {
    if (this.#panel !== undefined || this.#isLoading) return this.#panel
    const { pens, chains, wallets, target, pageUrl, onChange } = this.#options
    this.#set('loading')
    const openPanel = await (target.wallets ?? wallets)().catch(() => undefined)
    // Closed on the way.
    if (!this.#isLoading) return this.#panel
    this.#panel = openPanel?.({
      chains,
      html: pens.html,
      encodeQr: pens.encodeQr,
      walletConnect: () => this.#walletConnect,
      pageUrl,
      relay: () => this.#relay,
      elsewhere: (owner) => this.#elsewhere(owner),
      memory: () => sessionStorage,
      payable: () => this.#payable,
      onBeforeSend: (request) => target.dispatchEvent(new UsdcBeforeSendEvent(request)),
      onSent: (hash, request) => target.dispatchEvent(new UsdcSentEvent(hash, request)),
      onFailed: (code) => this.#fail(code),
      onChange,
    })
    // A file that was changed or held back: the code and the address still work.
    if (openPanel === undefined) this.#fail('blocked')
    this.#set(openPanel === undefined ? 'blocked' : 'idle')
    return this.#panel
  }

  /** The merchant's own project id switches it on. */
  get #walletConnect(): WalletConnectOffer | undefined {
    const { target, walletConnect: load, web3modal } = this.#options
    const projectId = target.getAttribute('walletconnect-project-id')
    const relay = target.getAttribute('walletconnect-relay') ?? undefined
    const loadModal = target.getAttribute('wallet-modal') === 'web3modal' ? web3modal : undefined
    return projectId && load ? { projectId, relay, load, loadModal } : undefined
  }

  /** Where the endpoint sends what the shopper signs. */
  get #relay(): Relay | undefined {
    const { payable, shown, access, target } = this.#options
    const id = payable()?.chain.id
    const network = shown()?.view.networks.find(({ chain }) => chain === `eip155:${id}`)
    const reached = access()
    if (!network?.relayed || reached === undefined) return undefined
    return {
      paymentId: reached.id,
      attempt: this.#signed.next,
      send: (body) => send(reached, { method: 'POST', path, body }, target.fetch),
    }
  }

  get #signed(): Signed {
    const { view, clock } = this.#options
    return readSigned(view(), clock.now())
  }

  /** The other networks of the payment on which an account holds enough, by the endpoint's word. */
  async #elsewhere(owner: string): Promise<readonly string[]> {
    const { chains, payable, shown, access, target } = this.#options
    const due = payable()
    const reached = access()
    if (due === undefined || reached === undefined) return []
    const balances = await readBalances(reached, owner, target.fetch)
    const offered = shown()?.networks ?? []
    return chains
      .filter(({ id }) => id !== due.chain.id && offered.some((one) => one.id === id))
      .filter(({ id }) => (balances.get(`eip155:${id}`) ?? 0n) >= due.amount)
      .map(({ name }) => name)
  }

  get #payable(): Payable | undefined {
    const due = this.#options.payable()
    const chain = this.#definition(due?.chain)
    return due && chain && { ...due, chain }
  }

  #definition(network: Network | undefined): ChainDefinition | undefined {
    return this.#options.chains.find(({ id }) => id === network?.id)
  }

  #fail(code: string): void {
    const { target } = this.#options
    target.dispatchEvent(new UsdcErrorEvent(`wallet_${code}`, 'The wallet did not pay.'))
  }

  get #isLoading(): boolean {
    return this.#state === 'loading'
  }

  #set(state: 'idle' | 'loading' | 'blocked'): void {
    this.#state = state
    this.#options.onChange()
  }
}
