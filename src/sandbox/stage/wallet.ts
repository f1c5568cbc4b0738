import type { Address, Hex } from 'viem'
import type { StageNetwork } from './network.js'

/** What the shopper does in the wallet, or lacks. */
export const walletModes = ['fine', 'rejects', 'lacks funds'] as const
type WalletMode = (typeof walletModes)[number]

/** The sandbox's own wallet: its account is Anvil's, so the chain signs for it. */
export type StageWallet = {
  mode: WalletMode
  readonly account: Address
  /** Sends a transaction, as a wallet does for a page. @throws WalletError */
  readonly send: (transaction: {
    readonly to: Address
    readonly data?: Hex
    readonly value?: Hex
    readonly gasPrice?: Hex
    readonly nonce?: Hex
  }) => Promise<Hex>
  /** Signs typed data (EIP-712), as JSON or parsed. @throws WalletError */
  readonly sign: (typedData: unknown) => Promise<Hex>
}

/** An error as EIP-1193 numbers it. */
export class WalletError extends Error {
  override readonly name = 'WalletError'
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message)
  }
}

/** The wallet of a network. */
export function walletOf({ chain }: StageNetwork): StageWallet {
  function mustBeWilling(): void {
    if (wallet.mode === 'rejects') throw new WalletError(4001, 'User rejected the request.')
  }

  const wallet: StageWallet = {
    mode: 'fine',
    account: chain.cast.shopper,
    sign(typedData) {
      mustBeWilling()
      const params = [wallet.account, typedData]
      return chain.anvil.client.request({ method: 'eth_signTypedData_v4', params } as never)
    },
    async send(transaction) {
      mustBeWilling()
      const from = wallet.mode === 'lacks funds' ? chain.cast.pauper : chain.cast.shopper
      const params = [{ ...transaction, from }]
      try {
        // A wallet looks whether a transaction would fail before it asks.
        await chain.anvil.client.request({ method: 'eth_estimateGas', params } as never)
        return await chain.anvil.client.request({ method: 'eth_sendTransaction', params } as never)
      } catch (error) {
        const { details, message } = error as { details?: string; message: string }
        throw new WalletError(-32_000, details ?? message)
      }
    },
  }
  return wallet
}
