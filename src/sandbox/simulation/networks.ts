import type { ChainDefinition } from '../../chains/definition.js'
import { arbitrum } from '../../chains/definitions/arbitrum.js'
import { base } from '../../chains/definitions/base.js'
import type { Network } from '../../payment/index.js'

const dollar = 1_000_000n

/** A network of 2-second blocks that is read block by block, with a tier by blocks and one by tag. */
export const slow: ChainDefinition = {
  ...base,
  tiers: [
    { above: 250n * dollar, confirmations: 12 },
    { above: 2_500n * dollar, confirmations: 70, tag: 'finalized' },
  ],
}

/** A network of half-second blocks that is read by ranges, with two tiers by tag. */
export const fast: ChainDefinition = {
  ...arbitrum,
  blockTime: 500,
  tiers: [
    { above: 250n * dollar, confirmations: 24, tag: 'safe' },
    { above: 2_500n * dollar, confirmations: 70, tag: 'finalized' },
  ],
}

/** A network as it is frozen in a payment. */
export function networkOf({ id, usdc, confirmations, tiers }: ChainDefinition): Network {
  return { chain: `eip155:${id}`, token: usdc, confirmations, tiers }
}
