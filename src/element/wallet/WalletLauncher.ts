import type { ChainDefinition } from '../../chains/definition.js'
import type { LiveSay } from '../../lang/live.en.js'
import type { WalletPanel } from '../../wallets/part.js'
import { UsdcErrorEvent } from '../events.js'
import type { LiveOptions, WalletPiece, Words } from '../live/part.js'
import { UsdcBeforeSendEvent, UsdcSentEvent } from './events.js'

/** Loads the wallet part on the first click and keeps its panel. */
export class WalletLauncher {
  readonly #options: LiveOptions
  #state: 'idle' | 'loading' | 'blocked' = 'idle'
  #panel: WalletPanel | undefined

  constructor(options: LiveOptions) {
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

  /** What the wallet part draws, or that it did not come. */
  draw(say: LiveSay, words: Words, chain: ChainDefinition | undefined): WalletPiece {
    const { html } = this.#options.pens
    const panel = this.#panel
    return {
      template: html`
        ${(chain && panel?.template(chain, words)) ?? ''}
        <div role="status">
          ${this.#state === 'blocked' ? html`<p class="notice">${say('walletBlocked')}</p>` : ''}
        </div>
      `,
      loading: this.#isLoading,
      busy: panel?.busy ?? false,
      sent: panel?.sent ?? false,
      open: panel?.open ?? false,
    }
  }

  async #loaded(): Promise<WalletPanel | undefined> {
    if (this.#panel !== undefined || this.#isLoading) return this.#panel
    const { pens, chains, wallets, payable, target, onChange } = this.#options
    this.#set('loading')
    const openPanel = await wallets().catch(() => undefined)
    // Closed on the way.
    if (!this.#isLoading) return this.#panel
    this.#panel = openPanel?.({
      chains,
      html: pens.html,
      memory: () => sessionStorage,
      payable,
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
