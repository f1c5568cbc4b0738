import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Writes what the endpoint wants to serve, where no page is ever opened; gives its folder. */
export function writeNoScripts(folder: string): string {
  const scripts = join(folder, 'scripts')
  mkdirSync(join(scripts, '0.0.0'), { recursive: true })
  writeFileSync(join(scripts, '0.0.0/manifest.json'), '{"variant":"sandbox","files":[]}')
  writeFileSync(join(scripts, '0.0.0/card.css'), '')
  return scripts
}
