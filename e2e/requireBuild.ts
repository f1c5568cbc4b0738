import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** Stops the run with one clear sentence when the scripts under test were not built. */
export default function requireBuild(): void {
  const missing = ['dist/sandbox', 'dist/demo/demo.js'].filter(
    (path) => !existsSync(join(root, path)),
  )
  if (missing.length > 0) {
    throw new Error(
      `The scripts under test are not built (${missing.join(', ')} missing). Run: npx tsx scripts/build.ts`,
    )
  }
}
