import type { ChainDefinition } from '../../chains/definition.js'

/**
 * The EIP-681 link that asks a wallet for a USDC transfer.
 *
 * Plain integer and decimal chain id: wallets misread exponents and hex.
 *
 * @param options.amount atomic USDC
 */
export function paymentLink(options: {
  chain: ChainDefinition
  receiver: `0x${string}`
  amount: bigint
}): string {
  const { chain, receiver, amount } = options
  return `ethereum:${chain.usdc}@${chain.id}/transfer?address=${receiver}&uint256=${amount}`
}
