import { html, type ReactiveController, type ReactiveControllerHost } from 'lit'
import type { OpenWalletPanel, WalletPanel, WalletPanelOptions } from '../../wallets/part.js'

type Options = Omit<WalletPanelOptions, 'html' | 'onChange' | 'onFailed'> & {
  load: () => Promise<OpenWalletPanel>
  /** A code of the wallet part, or `blocked` when the part itself did not come. */
  onFailed: (code: string) => void
}

/** Loads the wallet part on the first click and keeps its panel. */
export class WalletLauncher implements ReactiveController {
  state: 'idle' | 'loading' | 'blocked' = 'idle'
  panel: WalletPanel | undefined

  readonly #host: ReactiveControllerHost
  readonly #options: Options
  #connected = false

  constructor(host: ReactiveControllerHost, options: Options) {
    this.#host = host
    this.#options = options
    host.addController(this)
  }

  hostConnected(): void {
    this.#connected = true
  }

  hostDisconnected(): void {
    this.#connected = false
    this.panel?.close()
    this.panel = undefined
    this.state = 'idle'
  }

  /** Shows the wallets, for the shopper to choose. */
  async choose(): Promise<void> {
    ;(await this.#loaded())?.choose()
  }

  /** Asks the only wallet, or shows the choice. */
  async pay(): Promise<void> {
    await (await this.#loaded())?.pay()
  }

  async #loaded(): Promise<WalletPanel | undefined> {
    if (this.panel !== undefined) return this.panel
    if (this.state === 'loading') return undefined
    this.#set('loading')
    try {
      const { load, ...options } = this.#options
      const openPanel = await load()
      if (!this.#connected) return undefined
      this.panel = openPanel({ ...options, html, onChange: () => this.#host.requestUpdate() })
      this.#set('idle')
    } catch {
      // A file that was changed or held back: the code and the address still work.
      this.#options.onFailed('blocked')
      this.#set('blocked')
    }
    return this.panel
  }

  #set(state: 'idle' | 'loading' | 'blocked'): void {
    this.state = state
    this.#host.requestUpdate()
  }
}
