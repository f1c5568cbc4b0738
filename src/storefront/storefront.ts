import type { PartFile } from '../element/loadPart.js'
import { type StorefrontMessages, storefrontEn } from '../lang/en/storefront.js'
import { readHashes } from './hashes.js'
import { readOrigin } from './origin.js'
import { loadBeside } from './page/loadBeside.js'
import { startStorefront } from './page/startStorefront.js'

/** The element of this build with its hash; written here by `scripts/build.ts`. */
declare const __ELEMENT__: PartFile
/** The names of this build's networks; the definitions themselves would weigh more than the note. */
declare const __NETWORKS__: readonly string[]
/** The hash of each language's words. */
declare const __LANGUAGES__: string

const hashes = readHashes(__LANGUAGES__)
const origin = readOrigin()

// What a BigCommerce merchant pastes.
startStorefront({
  build: {
    origin,
    chains: __NETWORKS__,
    element: __ELEMENT__,
    languages: { tags: [...hashes.keys()], load },
  },
  path: location.pathname,
  fetch: (input, init) => globalThis.fetch(input, init),
})

/** Loads the words of one language, and gives them their keys again: this script has them in this order. */
async function load(tag: string): Promise<StorefrontMessages> {
  const file = `storefront-${tag}.js`
  const words = await loadBeside(origin, { file, integrity: hashes.get(tag) ?? '' })
  const keys = Object.keys(storefrontEn)
  return Object.fromEntries(
    keys.map((key, at) => [key, (words as readonly string[])[at]]),
  ) as StorefrontMessages
}
