/** The analyzer's functions; its own types describe plugins only. */
declare module '@custom-elements-manifest/analyzer' {
  import type typescript from 'typescript'

  type Named = {
    readonly name?: string
    readonly description?: string
    readonly type?: { readonly text: string }
  }

  type Member = Named & {
    readonly kind: string
    readonly privacy?: string
    readonly static?: boolean
    readonly attribute?: string
  }

  /** One class, as the manifest describes it. */
  export type Declaration = Named & {
    readonly tagName?: string
    readonly customElement?: boolean
    readonly attributes?: readonly Named[]
    readonly events?: readonly Named[]
    readonly cssParts?: readonly Named[]
    readonly slots?: readonly Named[]
    readonly cssProperties?: readonly Named[]
    readonly cssStates?: readonly Named[]
    readonly members?: readonly Member[]
  }

  export type Manifest = {
    readonly modules: readonly { readonly declarations?: readonly Declaration[] }[]
  }

  export function create(options: {
    modules: typescript.SourceFile[]
    plugins: unknown[]
  }): Manifest

  /** The TypeScript that it was written for. */
  export const ts: typeof typescript
}

declare module '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js' {
  export function litPlugin(): unknown[]
}
