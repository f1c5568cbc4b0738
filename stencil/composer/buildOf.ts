import type { BuildFacts } from './compose.js'

export type { BuildFacts }

type Manifest = {
  readonly version: string
  readonly files: readonly { readonly file: string; readonly integrity: string }[]
}

/** Finds version and hash of the newest build among its manifests; undefined when there is none. */
export function buildOf(manifests: Readonly<Record<string, unknown>>): BuildFacts | undefined {
  const newest = Object.keys(manifests).sort().at(-1)
  if (newest === undefined) return undefined
  const { version, files } = manifests[newest] as Manifest
  const integrity = files.find(({ file }) => file === 'storefront.js')?.integrity
  return integrity === undefined ? undefined : { version, integrity }
}
