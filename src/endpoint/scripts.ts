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
 * @param options.mode what they have to be built for. @default any
 * @throws PayWithUsdcError `scripts_missing`, or `scripts_mode_mismatch`: those of the sandbox know no
 *   main network and those of production no test network, so no payment would ever be shown
 */
export function readScripts({
  folder,
  mode,
}: {
  folder: string
  mode?: 'production' | 'sandbox'
}): Scripts {
  const { variant, ...scripts } = readFolder(folder)
  if (mode === undefined || variant === mode) return scripts
  throw new PayWithUsdcError(
    'scripts_mode_mismatch',
    `PAY_MODE is ${mode}, but the scripts in ${folder} were built for ${variant}.`,
    { hint: `Leave PAY_SCRIPT_FOLDER out, or set it to dist/${mode}.` },
  )
}

function readFolder(folder: string): Scripts & { readonly variant: string } {
  try {
    const [version] = readdirSync(folder).sort().reverse()
    if (version === undefined) throw new Error('empty folder')
    const base = join(folder, version)
    const manifest = JSON.parse(readFileSync(join(base, 'manifest.json'), 'utf8')) as {
      variant: string
      files: { file: string; integrity: string }[]
    }
    const files = manifest.files.map(
      ({ file, integrity }) =>
        [file, { bytes: readFileSync(join(base, file)), integrity }] as const,
    )
    const cardCss = readFileSync(join(base, 'card.css'), 'utf8')
    return { version, files: new Map(files), cardCss, variant: manifest.variant }
  } catch (cause) {
    throw new PayWithUsdcError('scripts_missing', `There are no built scripts in ${folder}.`, {
      hint: 'Run npm run build.',
      cause,
    })
  }
}
