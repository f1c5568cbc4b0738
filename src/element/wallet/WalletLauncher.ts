import type { ChainDefinition, Network } from '../../chains/definition.js'
import type { LiveSay } from '../../lang/live.en.js'
import type { Payable, WalletPanel } from '../../wallets/part.js'
import { UsdcErrorEvent } from '../events.js'
import type { LiveOptions, WalletPiece, Words } from '../live/part.js'
import { UsdcBeforeSendEvent, UsdcSentEvent } from './events.js'

type Options = LiveOptions & {
  /** The networks of this build, with what a wallet needs to add them. */
  readonly chains: readonly ChainDefinition[]
}

/** Loads the wallet part on the first click and keeps its panel. */
export class WalletLauncher {
  readonly #options: Options
  #state: 'idle' | 'loading' | 'blocked' = 'idle'
  #panel: WalletPanel | undefined

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
    const { html } = this.#options.pens
    const panel = this.#panel
    const chain = this.#definition(network)
    return {
      template: html`
        ${(chain && panel?.template(chain, words)) ?? ''}
        <div role="status">
          ${this.#state === 'blocked' ? html`<p class="notice">${say('walletBlocked')}</p>` : ''}
        </div>
      `,
      loading: this.#isLoading,
      busy: this.isBusy,
      sent: panel?.sent ?? false,
      open: panel?.open ?? false,
    }
  }

  async #loaded(): Promise<WalletPanel | undefined> {
    if (this.#panel !== undefined || this.#isLoading) return this.#panel
    const { pens, chains, wallets, target, onChange } = this.#options
    this.#set('loading')
    const openPanel = await wallets().catch(() => undefined)
    // Closed on the way.
    if (!this.#isLoading) return this.#panel
    this.#panel = openPanel?.({
      chains,
      html: pens.html,
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
