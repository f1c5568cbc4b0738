import type { ChainDefinition } from '../chains/definition.js'
import { definePayWithUsdc } from '../element/define.js'
import type { OpenLivePart } from '../element/live/part.js'
import { createPartLoader, type PartFile } from '../element/loadPart.js'
import type { CoreMessages } from '../lang/core.en.js'
import type { OpenWalletPanel } from '../wallets/part.js'
import type { Origin } from './origin.js'

/** The parts of this build with their hashes; written here by `scripts/build.ts`. */
declare const __PARTS__: Readonly<Record<'live' | 'wallet' | 'zhCN', PartFile>>

/** Defines the element with parts that lie beside the script, each held by its hash. */
export function defineWithParts(origin: Origin, chains: readonly ChainDefinition[]): void {
  const { live, wallet, zhCN } = __PARTS__
  const load = createPartLoader({ base: origin.src, nonce: origin.nonce })
  definePayWithUsdc({
    chains,
    live: () => load<OpenLivePart>(live),
    wallets: () => load<OpenWalletPanel>(wallet),
    language: () => load<CoreMessages>(zhCN),
  })
}
