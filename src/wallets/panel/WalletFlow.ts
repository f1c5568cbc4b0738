import type {
  Payable,
  WalletCode,
  WalletEntry,
  WalletPanelOptions,
  WalletResult,
  WalletStep,
  Wallets,
} from '../part.js'
import { PaymentNotes } from './PaymentNotes.js'

/** Where the shopper is with a wallet. It stands beside the payment's status and never moves it. */
export type WalletState =
  | { readonly step: 'idle' | 'choosing' }
  | {
      readonly step: 'asking' | WalletStep | 'sent'
      readonly wallet: WalletEntry
      /** The `wc:` URI that the wallet is to read; only while `pairing`. */
      readonly pairing?: string
      /** Signed, for the endpoint to send; only when `sent`. */
      readonly isSigned?: boolean
    }
  | {
      readonly step: 'failed'
      readonly code: Exclude<WalletCode, 'canceled'>
      readonly wallet: WalletEntry
      readonly missing: bigint | undefined
      /** Names of networks on which the wallet holds enough. */
      readonly elsewhere: readonly string[]
    }

type Options = Omit<
  WalletPanelOptions,
  'chains' | 'html' | 'encodeQr' | 'walletConnect' | 'pageUrl'
>

const busySteps = ['reaching', 'pairing', 'connecting', 'switching', 'adding', 'confirm', 'sign']

/** After these the request may still be paid: only a person can know, by looking into the wallet. */
const undecided: readonly WalletCode[] = ['unknown', 'pending']

/** Leads from the click to the answer of the wallet, and guards against paying twice. */
export class WalletFlow {
  state: WalletState = { step: 'idle' }
  wallets: readonly WalletEntry[] = []

  readonly #part: Wallets
  readonly #options: Options
  readonly #notes: PaymentNotes
  readonly #stopList: () => void
  #run: AbortController | undefined
  #asked: Payable | undefined

  constructor(part: Wallets, options: Options) {
    this.#part = part
    this.#options = options
    this.#notes = new PaymentNotes(options.memory)
    this.#stopList = part.list((wallets) => {
      this.wallets = wallets
      options.onChange()
    })
  }

  /** True while a wallet is asked something. */
  get busy(): boolean {
    return busySteps.includes(this.state.step)
  }

  /** Shows what this browser offers. */
  choose(): void {
    if (!this.busy) this.#set({ step: 'choosing' })
  }

  /**
   * Asks a wallet for the payment.
   *
   * @param walletId one of `wallets`; without it the only one, or the one that the shopper chooses
   * @param again the shopper has looked into the wallet and wants to pay a second time
   */
  async pay(walletId?: string, again = false): Promise<void> {
    if (this.busy) return
    const payable = this.#options.payable()
    const [first] = this.wallets
    const only = this.wallets.length === 1 && !first?.isRemote ? first : undefined
    const wallet = walletId === undefined ? only : this.wallets.find(({ id }) => id === walletId)
    if (payable === undefined || wallet === undefined) {
      this.#set({ step: 'choosing' })
    } else if (!again && this.#notes.has(payable)) {
      this.#set({ step: 'asking', wallet })
    } else if (!this.#options.onBeforeSend(requestOf(payable))) {
      this.#set({ step: 'idle' })
    } else {
      await this.#ask(wallet, payable)
    }
  }

  /** Back to the start. A wallet that was already asked may still pay. */
  back(): void {
    this.#run?.abort()
    // What a wallet was asked may still be answered; the part lets it go then.
    if (this.#run === undefined || this.state.step !== 'confirm') this.#part.leave?.()
    this.#run = undefined
    this.#set({ step: 'idle' })
  }

  /**
   * Stops leading a wallet on when the payment is no longer what it was asked for: paid or partly
   * paid from elsewhere meanwhile, or refused.
   */
  recheck(): void {
    if (this.busy && !isSame(this.#asked, this.#options.payable())) this.back()
  }

  /** Money has arrived: what was sent is no longer on its way. */
  settle(): void {
    if (this.state.step === 'sent') this.#set({ step: 'idle' })
  }

  /** Stops listening for wallets. */
  close(): void {
    this.back()
    this.#stopList()
  }

  async #ask(wallet: WalletEntry, payable: Payable): Promise<void> {
    const run = new AbortController()
    this.#run = run
    this.#asked = payable
    this.#set({ step: wallet.isRemote ? 'reaching' : 'connecting', wallet })
    const request = requestOf(payable)
    const { elsewhere } = this.#options
    const result = await this.#part
      .pay({
        walletId: wallet.id,
        ...request,
        signal: run.signal,
        relay: this.#options.relay?.(),
        ...(elsewhere && { elsewhere }),
        onStep: (step, pairing) => {
          if (step === 'confirm' || step === 'sign') this.#notes.add(payable)
          if (!run.signal.aborted) this.#set({ step, wallet, ...(pairing && { pairing }) })
        },
      })
      // The part answers with codes; anything thrown came at an unknown moment.
      .catch((): WalletResult => ({ ok: false, code: 'unknown' }))
    if (result.ok) this.#options.onSent(result.hash, request)
    else if (!undecided.includes(result.code)) this.#notes.remove(payable)
    if (run.signal.aborted) return
    this.#run = undefined
    if (result.ok) {
      this.#set({ step: 'sent', wallet, isSigned: result.isSigned ?? false })
      return
    }
    const { code, missing } = result
    // The shopper closed a wallet's own window.
    if (code === 'canceled') {
      this.#set({ step: 'idle' })
      return
    }
    this.#options.onFailed(code)
    this.#set({ step: 'failed', code, wallet, missing, elsewhere: result.elsewhere ?? [] })
  }

  #set(state: WalletState): void {
    this.state = state
    this.#options.onChange()
  }
}

const requestOf = ({ chain, receiver, amount }: Payable) => ({ chain, receiver, amount })

function isSame(asked: Payable | undefined, now: Payable | undefined): boolean {
  return (
    asked?.paymentId === now?.paymentId &&
    asked?.chain.id === now?.chain.id &&
    asked?.receiver === now?.receiver &&
    asked?.amount === now?.amount
  )
}
