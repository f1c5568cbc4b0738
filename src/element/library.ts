import type { ChainDefinition } from '../chains/definition.js'
import { definePayWithUsdc as define } from './define.js'
import { lateParts } from './lateParts.js'
import type { LateParts } from './live/part.js'
import type { Build as CompleteBuild } from './PayWithUsdc.js'

/** What a bundler's build gives the element; the parts come with the package. */
export type Build = Pick<CompleteBuild, 'languages' | 'clock'> & {
  readonly chains: readonly ChainDefinition[]
  /** Parts in place of the package's own. */
  readonly parts?: Partial<LateParts>
}

/** Defines `<pay-with-usdc>` for a build. The first build on a page wins; a second one is ignored. */
export function definePayWithUsdc({ chains, parts, ...build }: Build): void {
  define({
    ...build,
    chains,
    live: async () => {
      const { livePartOf } = await import('./live/openLivePart.js')
      return livePartOf(chains, () => ({ ...lateParts, ...parts }))
    },
  })
}
