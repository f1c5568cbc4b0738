import type { Network } from '../chains/definition.js'
import { keepBanner } from '../element/banner/keepBanner.js'
import { definePayWithUsdc } from '../element/define.js'
import type { Languages } from '../element/Language.js'
import type { OpenLivePart } from '../element/live/part.js'
import { createPartLoader, type PartFile } from '../element/loadPart.js'
import { type CoreMessages, coreEn } from '../lang/en/core.js'
import type { MoreMessages } from '../lang/language.js'
import { readHashes } from './hashes.js'
import type { Origin } from './origin.js'

// Written here by `scripts/build.ts`.
/** The live part with its hash; it holds those of the parts that come later. */
declare const __LIVE__: PartFile
/** The hash of each language's first script. */
declare const __LANGUAGES__: string
/** The networks of this build; what is known of them beside name and token is in the live part. */
declare const __CHAINS__: readonly Network[]
/** Whether this is the sandbox's build, whose cards bear its banner. */
declare const __SANDBOX__: boolean

/** Defines the element with parts that lie beside the script, each held by its hash; gives its languages. */
export function defineWithParts(origin: Origin): Languages {
  const load = createPartLoader({ base: origin.src, nonce: origin.nonce })
  const languages: Languages = Object.fromEntries(
    [...readHashes(__LANGUAGES__)].map(([tag, integrity]) => [
      tag,
      async () => {
        const file = `pay-with-usdc-${tag}.js`
        const { core, more } = await load<LanguageFile>({ file, integrity })
        const second = { file: `pay-with-usdc-${tag}-more.js`, integrity: more }
        return { core: inOrder(core), more: () => load<MoreMessages>(second) }
      },
    ]),
  )
  const build = {
    chains: __CHAINS__,
    live: () => load<OpenLivePart>(__LIVE__),
    load,
    languages,
  }
  definePayWithUsdc(__SANDBOX__ ? { ...build, mark: keepBanner } : build)
  return languages
}

/** What a language's first script hands over: the core's words without their keys, and the hash of the second. */
export type LanguageFile = { readonly core: readonly string[]; readonly more: string }

/** Gives the words their keys again: the core has them all, in this order. */
function inOrder(words: readonly string[]): CoreMessages {
  const keys = Object.keys(coreEn)
  return Object.fromEntries(keys.map((key, at) => [key, words[at]])) as CoreMessages
}
