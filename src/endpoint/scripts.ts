import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PayWithUsdcError } from '../errors/index.js'

/** A built script: its bytes and the hash that a browser checks them against. */
type Script = { readonly bytes: Uint8Array; readonly integrity: string }

/** The built scripts of one version, as the endpoint serves them. */
export type Scripts = {
  readonly version: string
  /** File name → file. */
  readonly files: ReadonlyMap<string, Script>
  /** The element's own styles, for what the endpoint draws itself. */
  readonly cardCss: string
}

/**
 * Reads the built scripts: the one version folder below `folder`, with its manifest.
 *
 * @throws PayWithUsdcError `scripts_missing`
 */
export function readScripts({ folder }: { folder: string }): Scripts {
  try {
    const [version] = readdirSync(folder).sort().reverse()
    if (version === undefined) throw new Error('empty folder')
    const base = join(folder, version)
    const manifest = JSON.parse(readFileSync(join(base, 'manifest.json'), 'utf8')) as {
      files: { file: string; integrity: string }[]
    }
    const files = manifest.files.map(
      ({ file, integrity }) =>
        [file, { bytes: readFileSync(join(base, file)), integrity }] as const,
    )
    const cardCss = readFileSync(join(base, 'card.css'), 'utf8')
    return { version, files: new Map(files), cardCss }
  } catch (cause) {
    throw new PayWithUsdcError('scripts_missing', `There are no built scripts in ${folder}.`, {
      hint: 'Run npm run build.',
      cause,
    })
  }
}
