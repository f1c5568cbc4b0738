import { type Config, type Connector, connect, disconnect } from '@wagmi/core'
import { codeOf } from '../codeOf.js'
import type { WalletCode, WalletConnectOffer, WalletEntry, WalletPayment } from '../part.js'

/** How the shopper finds it in the list. */
export const remoteEntry: WalletEntry = {
  id: 'walletConnect',
  name: 'WalletConnect',
  icon: undefined,
  isRemote: true,
}

/** Milliseconds until a relay that has not given a code counts as out of reach. */
const patience = 12_000

/** A connected wallet, and the config that it is connected in. */
export type Reached =
  | { readonly ok: true; readonly config: Config; readonly connector: Connector }
  | { readonly ok: false; readonly code: WalletCode }

/** A wallet of another device, connected by a code over WalletConnect's relay. */
export class RemoteWallet {
  readonly #config: Config
  readonly #offer: () => WalletConnectOffer | undefined
  #connector: Connector | undefined

  constructor(config: Config, offer: () => WalletConnectOffer | undefined) {
    this.#config = config
    this.#offer = offer
  }

  /**
   * Gives the connector of a connected wallet: the one of the last try, or the one that reads the
   * code. Ends with `relay_unreachable` when no code came in time, and with `canceled` when the
   * shopper goes back.
   */
  async reach(payment: WalletPayment): Promise<Reached> {
    const { onStep, signal } = payment
    onStep('reaching')
    const connector = await this.#setUp()
    if (connector === undefined) return { ok: false, code: 'relay_unreachable' }
    if (signal.aborted) return { ok: false, code: 'canceled' }
    const config = this.#config
    if (config.state.connections.has(connector.uid)) return { ok: true, config, connector }
    return this.#pair(connector, payment)
  }

  /** Waits for the wallet that reads the code. */
  async #pair(connector: Connector, { onStep, signal }: WalletPayment): Promise<Reached> {
    return new Promise((resolve) => {
      const end = (reached: Reached) => {
        clearTimeout(timer)
        connector.emitter.off('message', read)
        resolve(reached)
      }
      const read = ({ type, data }: { type: string; data?: unknown }) => {
        if (type !== 'display_uri' || signal.aborted) return
        clearTimeout(timer)
        onStep('pairing', String(data))
      }
      const timer = setTimeout(() => {
        end({ ok: false, code: 'relay_unreachable' })
        this.leave()
      }, patience)
      connector.emitter.on('message', read)
      signal.addEventListener('abort', () => end({ ok: false, code: 'canceled' }))
      connect(this.#config, { connector }).then(
        () => {
          // A wallet that read the code after the shopper went back is asked for nothing.
          if (signal.aborted) this.leave()
          else end({ ok: true, config: this.#config, connector })
        },
        (error) => end({ ok: false, code: codeOf(error, 'asking') }),
      )
    })
  }

  /** Ends the session, in the wallet's list of sites too, and closes the line to the relay. */
  leave(): void {
    const connector = this.#connector
    if (connector === undefined) return
    this.#connector = undefined
    const close = async () => {
      const { signer } = (await connector.getProvider()) as Provider
      await signer.client?.core.relayer.transportClose()
    }
    disconnect(this.#config, { connector })
      .catch(() => undefined)
      .then(close)
      .catch(() => undefined)
  }

  /** A part that was changed or held back, or a relay's URL that is none, gives nothing. */
  async #setUp(): Promise<Connector | undefined> {
    const offer = this.#offer()
    if (this.#connector !== undefined || offer === undefined) return this.#connector
    const open = await offer.load().catch(() => undefined)
    this.#connector ??= open && this.#config._internal.connectors.setup(open(offer))
    return this.#connector
  }
}

/** What is used here of WalletConnect's provider. */
type Provider = {
  signer: { client?: { core: { relayer: { transportClose: () => Promise<void> } } } }
}
