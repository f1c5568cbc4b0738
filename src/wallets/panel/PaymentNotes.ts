import type { Payable, WalletPanelOptions } from '../part.js'

type Memory = ReturnType<WalletPanelOptions['memory']>

/**
 * Remembers that a payment was handed to a wallet, over a reload of the page. The hash may be
 * unknown for ever: the prompt outlives the page that opened it.
 */
export class PaymentNotes {
  readonly #memory: () => Memory
  readonly #page = new Map<string, string>()

  constructor(memory: () => Memory) {
    this.#memory = memory
  }

  /** True when this payment was handed over, and no money has arrived since. */
  has({ paymentId, received }: Payable): boolean {
    return this.#use((memory) => memory.getItem(keyOf(paymentId))) === `${received}`
  }

  add({ paymentId, received }: Payable): void {
    this.#use((memory) => memory.setItem(keyOf(paymentId), `${received}`))
  }

  remove({ paymentId }: Payable): void {
    this.#use((memory) => memory.removeItem(keyOf(paymentId)))
  }

  /** Storage can be forbidden; the notes then last as long as the page. */
  #use<Value>(use: (memory: Memory) => Value): Value {
    try {
      return use(this.#memory())
    } catch {
      return use({
        getItem: (key) => this.#page.get(key) ?? null,
        setItem: (key, value) => void this.#page.set(key, value),
        removeItem: (key) => void this.#page.delete(key),
      })
    }
  }
}

const keyOf = (paymentId: string): string => `pay-with-usdc:${paymentId}`
