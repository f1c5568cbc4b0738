import type { ExchangeMessages } from '../../lang/en/exchange.js'
import { type Access, setRefundAddress } from '../connection/endpoint.js'

/** Why an address was not kept: the key of its sentence. */
type RefundProblem = Extract<keyof ExchangeMessages, `refund_${string}`>

/** Where the shopper is with the address for a refund. */
export type RefundState =
  | { readonly step: 'asking'; readonly problem?: RefundProblem }
  | { readonly step: 'saving' | 'saved'; readonly address: string }
  | { readonly step: 'skipped' }

type Options = {
  readonly fetch: () => typeof fetch
  readonly access: () => Access | undefined
  readonly onChange: () => void
}

/** Asks where a refund should go, and has the endpoint keep it. */
export class RefundAddress {
  state: RefundState = { step: 'asking' }
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** Has the endpoint keep an address. The endpoint's answer decides; nothing is taken for saved before. */
  async save(text: string): Promise<void> {
    const { fetch, access } = this.#options
    const address = text.trim()
    if (!/^0x[0-9a-fA-F]{40}$/.test(address)) {
      this.#set({ step: 'asking', problem: 'refund_invalid' })
      return
    }
    this.#set({ step: 'saving', address })
    const reached = access()
    const code =
      reached === undefined ? 'unreachable' : await setRefundAddress(reached, address, fetch())
    if (code === undefined) this.#set({ step: 'saved', address })
    else this.#set({ step: 'asking', problem: problems[code] ?? 'refund_failed' })
  }

  /** The shopper has no address of their own. */
  skip(): void {
    this.#set({ step: 'skipped' })
  }

  /** Back to the question. */
  change(): void {
    this.#set({ step: 'asking' })
  }

  #set(state: RefundState): void {
    this.state = state
    this.#options.onChange()
  }
}

const problems: Readonly<Record<string, RefundProblem>> = {
  address_invalid: 'refund_invalid',
  address_checksum: 'refund_checksum',
  refund_address_refused: 'refund_refused',
}
