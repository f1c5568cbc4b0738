import { type Config, type Connector, type CreateConnectorFn, disconnect } from '@wagmi/core'
import type { WalletConnectOffer, WalletModal, WalletPayment } from '../part.js'
import type { Reached } from '../walletConnect/RemoteWallet.js'

/** A wallet that the shopper finds in Web3Modal's window. */
export class ModalWallet {
  readonly #open: (connector: CreateConnectorFn) => Config
  readonly #offer: () => WalletConnectOffer | undefined
  #config: Config | undefined
  #modal: WalletModal | undefined

  /** @param open gives the config that the window looks at: one apart, with no connection of ours */
  constructor(
    open: (connector: CreateConnectorFn) => Config,
    offer: () => WalletConnectOffer | undefined,
  ) {
    this.#open = open
    this.#offer = offer
  }

  /**
   * Gives the connector that the shopper chose in the window, or the one of the last try. Ends with
   * `relay_unreachable` when a part did not come, and with `canceled` when the window is closed.
   */
  async reach({ onStep, signal }: WalletPayment): Promise<Reached> {
    onStep('reaching')
    const modal = await this.#setUp()
    const config = this.#config
    if (modal === undefined || config === undefined) return { ok: false, code: 'relay_unreachable' }
    if (signal.aborted) return { ok: false, code: 'canceled' }
    const connector = connectorOf(config) ?? (await modal.choose(signal))
    if (connector === undefined || signal.aborted) return { ok: false, code: 'canceled' }
    return { ok: true, config, connector }
  }

  /** Ends the session of a wallet on another device. */
  leave(): void {
    const connector = this.#config && connectorOf(this.#config)
    if (this.#config === undefined || connector?.type !== 'walletConnect') return
    disconnect(this.#config, { connector }).catch(() => undefined)
  }

  /** A part that was changed or held back gives nothing. */
  async #setUp(): Promise<WalletModal | undefined> {
    const offer = this.#offer()
    if (this.#modal !== undefined || offer?.loadModal === undefined) return this.#modal
    const parts = await Promise.all([offer.load(), offer.loadModal()]).catch(() => undefined)
    if (parts === undefined) return undefined
    const [openWalletConnect, openModal] = parts
    this.#config ??= this.#open(openWalletConnect(offer))
    this.#modal ??= openModal(this.#config, offer.projectId)
    return this.#modal
  }
}

const connectorOf = ({ state }: Config): Connector | undefined =>
  state.connections.get(state.current ?? '')?.connector
