import type { Network } from '../chains/definition.js'
import { definePayWithUsdc } from '../element/define.js'
import type { OpenLivePart } from '../element/live/part.js'
import { createPartLoader, type PartFile } from '../element/loadPart.js'
import type { CoreMessages } from '../lang/core.en.js'
import type { MoreMessages } from '../lang/language.js'
import type { OpenWalletPanel } from '../wallets/part.js'
import type { Origin } from './origin.js'

// Written here by `scripts/build.ts`.
/** The parts of this build with their hashes. */
declare const __PARTS__: Readonly<Record<'live' | 'wallet', PartFile>>
/** The hash of each language's first script. */
declare const __LANGUAGES__: Readonly<Record<string, string>>
/** The networks of this build; what is known of them beside name and token is in the live part. */
declare const __CHAINS__: readonly Network[]

/** Defines the element with parts that lie beside the script, each held by its hash. */
export function defineWithParts(origin: Origin): void {
  const { live, wallet } = __PARTS__
  const load = createPartLoader({ base: origin.src, nonce: origin.nonce })
  const languages = Object.entries(__LANGUAGES__).map(([tag, integrity]) => [
    tag,
    async () => {
      const file = `pay-with-usdc-${tag}.js`
      const { core, more } = await load<{ core: CoreMessages; more: PartFile }>({ file, integrity })
      return { core, more: () => load<MoreMessages>(more) }
    },
  ])
  definePayWithUsdc({
    chains: __CHAINS__,
    live: () => load<OpenLivePart>(live),
    wallets: () => load<OpenWalletPanel>(wallet),
    languages: Object.fromEntries(languages),
  })
}
