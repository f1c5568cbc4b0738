import type { ChainDefinition } from '../chains/definition.js'
import { definePayWithUsdc as define } from './define.js'
import type { Build as CompleteBuild } from './PayWithUsdc.js'

/** What a bundler's build gives the element; the live part comes with the package. */
export type Build = Omit<CompleteBuild, 'live' | 'chains'> & {
  readonly chains: readonly ChainDefinition[]
}

/** Defines `<pay-with-usdc>` for a build. The first build on a page wins; a second one is ignored. */
export function definePayWithUsdc(build: Build): void {
  define({
    ...build,
    live: async () => (await import('./live/openLivePart.js')).livePartOf(build.chains),
  })
}
