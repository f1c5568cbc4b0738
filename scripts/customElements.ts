import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create, type Manifest, ts } from '@custom-elements-manifest/analyzer'
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js'

const root = join(import.meta.dirname, '..')
const path = 'src/element/PayWithUsdc.ts'

/**
 * Reads the custom-elements manifest off the class: its attributes, events, parts, slots and CSS
 * properties, for editors and documentation. The analyzer's own command would edit `package.json`.
 */
export function customElementsManifest(): Manifest {
  const source = readFileSync(join(root, path), 'utf8')
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.ES2022, true)
  return create({ modules: [file], plugins: litPlugin() })
}
