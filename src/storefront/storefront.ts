import type { PartFile } from '../element/loadPart.js'
import { readOrigin } from './origin.js'
import { startStorefront } from './page/startStorefront.js'

/** The element of this build with its hash; written here by `scripts/build.ts`. */
declare const __ELEMENT__: PartFile
/** The names of this build's networks; the definitions themselves would weigh more than the note. */
declare const __NETWORKS__: readonly string[]

// What a BigCommerce merchant pastes.
startStorefront({
  build: { origin: readOrigin(), chains: __NETWORKS__, element: __ELEMENT__ },
  path: location.pathname,
  fetch: (input, init) => globalThis.fetch(input, init),
})
