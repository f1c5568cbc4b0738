import type { AtomicUsdc } from '../money/index.js'

/**
 * The EIP-681 link that asks a wallet for a USDC transfer.
 *
 * Plain integer and decimal chain id: wallets misread exponents and hex.
 */
export function paymentLink(options: {
  chain: { readonly id: number; readonly usdc: string }
  receiver: `0x${string}`
  amount: AtomicUsdc
}): string {
  const { chain, receiver, amount } = options
  return `ethereum:${chain.usdc}@${chain.id}/transfer?address=${receiver}&uint256=${amount}`
}
