import type { Address, Hex } from './hex.js'

/** A deployed `ReceiverFactory`, and the code its receivers run. */
export interface Factory {
  address: Address
  implementation: Address
}

/**
 * The one `ReceiverFactory`, at the same address on every chain.
 *
 * All values follow from the frozen bytecode (`frozen/ReceiverFactory.json`); a test recomputes
 * them. The init code itself is not here: browsers do not need it (see `deploy.ts`).
 */
export const factory = {
  /** CREATE2 of what {@link deployment} holds. */
  address: '0x5a5704EFb253715A1484a3E80ddbD6197E58CFf6',
  /** CREATE(factory, nonce 1). */
  implementation: '0x92F1b3087a604D21d5a72D32f1978d4a6d4cB223',
} as const satisfies Factory

/** What makes the factory's address; a browser needs none of it. */
export const deployment = {
  /** The canonical deployer, without owner and the same on all chains. */
  deployer: '0x4e59b44847b379578588920cA78FbF26c0B4956C',
  deploySalt: '0x0000000000000000000000000000000000000000000000000000000000000001',
  initCodeHash: '0x3b6b82973e79e60c015eb60abf24be821bf5b5d058c4f0d8362e82e285d9a733',
} as const satisfies { deployer: Address; deploySalt: Hex; initCodeHash: Hex }
