import { providerErrors } from '@metamask/rpc-errors'
import type { Address, Hex } from 'viem'

/** A network as a page describes it to a wallet that lacks it (EIP-3085). */
export type NetworkRequest = {
  readonly chainId: Hex
  readonly chainName: string
  readonly rpcUrls: readonly string[]
  readonly blockExplorerUrls?: readonly string[]
  readonly nativeCurrency: { readonly name: string; readonly symbol: string; readonly decimals: 18 }
}

/** A transaction as a page asks for it. */
export type TransactionRequest = {
  readonly from: Address
  readonly to: Address
  readonly data: Hex
  readonly value?: Hex
}

/** What the wallet asks its owner, and what it shows with each question. */
export type Questions = {
  readonly connect: { readonly origin: string }
  readonly addNetwork: NetworkRequest
  readonly switchNetwork: { readonly chainId: Hex }
  readonly transaction: TransactionRequest
  /** Typed data (EIP-712), as JSON. */
  readonly signature: { readonly data: string }
}
type Kind = keyof Questions

/** An open window of the wallet. */
export type Prompt<K extends Kind = Kind> = {
  readonly kind: K
  readonly shows: Questions[K]
  readonly approve: () => void
  readonly reject: () => void
}

const rejections: Partial<Record<Kind, string>> = {
  transaction: 'MetaMask Tx Signature: User denied transaction signature.',
}

/** No window for so long, and the test says which one was missing. */
const patience = 15_000

/** The windows of the wallet: the page opens them, the test answers. */
export class Prompts {
  readonly #open: Prompt[] = []
  readonly #waiting: (() => void)[] = []

  /** The kinds of the windows that wait for an answer. */
  get open(): Kind[] {
    return this.#open.map(({ kind }) => kind)
  }

  /** True while a window of this kind waits for an answer. */
  has(kind: Kind): boolean {
    return this.#open.some((prompt) => prompt.kind === kind)
  }

  /** Opens a window; rejects with 4001 when the owner declines. */
  ask<K extends Kind>(kind: K, shows: Questions[K]): Promise<void> {
    return new Promise((resolve, reject) => {
      const close = () => void this.#open.splice(this.#open.indexOf(prompt), 1)
      const prompt: Prompt = {
        kind,
        shows,
        approve() {
          close()
          resolve()
        },
        reject() {
          close()
          reject(
            providerErrors.userRejectedRequest(rejections[kind] ?? 'User rejected the request.'),
          )
        },
      }
      this.#open.push(prompt)
      for (const wake of this.#waiting.splice(0)) wake()
    })
  }

  /** The window of this kind, as soon as it is open. */
  async next<K extends Kind>(kind: K): Promise<Prompt<K>> {
    const deadline = Date.now() + patience
    while (!this.has(kind)) {
      const isLate = await this.#change(deadline - Date.now())
      if (isLate) {
        const others = this.open.join(', ') || 'nothing'
        throw new Error(`The wallet was to ask "${kind}", but asks ${others}.`)
      }
    }
    return this.#open.find((prompt) => prompt.kind === kind) as Prompt<K>
  }

  /** Waits for the next window; true when none opened in time. */
  #change(milliseconds: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(true), milliseconds)
      this.#waiting.push(() => {
        clearTimeout(timer)
        resolve(false)
      })
    })
  }
}
