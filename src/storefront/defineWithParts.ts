import type { ChainDefinition } from '../chains/definition.js'
import { definePayWithUsdc } from '../element/define.js'
import { createPartLoader, type PartFile } from '../element/loadPart.js'
import type { Messages } from '../lang/en.js'
import type { OpenWalletPanel } from '../wallets/part.js'

/** The parts of this build with their hashes; written here by `scripts/build.ts`. */
declare const __PARTS__: { readonly wallet: PartFile; readonly zhCN: PartFile }

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
  const load = createPartLoader({ base: origin.src, nonce: origin.nonce })
  definePayWithUsdc({
    chains,
    wallets: () => load<OpenWalletPanel>(__PARTS__.wallet),
    language: () => load<Messages>(__PARTS__.zhCN),
  })
}
