import type { ChainDefinition } from '../chains/definition.js'
import { definePayWithUsdc } from '../element/define.js'
import type { OpenLivePart } from '../element/live/part.js'
import { createPartLoader, type PartFile } from '../element/loadPart.js'
import type { CoreMessages } from '../lang/core.en.js'
import type { OpenWalletPanel } from '../wallets/part.js'

/** The parts of this build with their hashes; written here by `scripts/build.ts`. */
declare const __PARTS__: Readonly<Record<'live' | 'wallet' | 'zhCN', PartFile>>

/** Where a storefront script came from, and what the page allowed it. */
export type Origin = { readonly src: string; readonly nonce: string }

/**
 * Reads the running script. Call it first and synchronously: afterwards `document.currentScript`
 * is gone.
 *
 * @throws {TypeError} when the file was loaded as a module; it is a classic script
 */
export function readOrigin(): Origin {
  const script = document.currentScript
  if (!(script instanceof HTMLScriptElement) || script.src === '') {
    throw new TypeError('Load pay-with-usdc.js with <script src>, not as a module.')
  }
  return { src: script.src, nonce: script.nonce ?? '' }
}

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
