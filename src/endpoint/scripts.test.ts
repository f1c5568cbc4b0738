import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readScripts } from './scripts.js'

const root = mkdtempSync(join(tmpdir(), 'pay-with-usdc-scripts-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** A folder as the build writes it. */
function folderOf(variant: string): string {
  const folder = join(root, variant)
  const base = join(folder, '1.2.3')
  mkdirSync(base, { recursive: true })
  writeFileSync(join(base, 'manifest.json'), JSON.stringify({ variant, files: [] }))
  writeFileSync(join(base, 'card.css'), '')
  return folder
}

describe('readScripts', () => {
  test.each(['production', 'sandbox'] as const)('reads scripts of %s', (mode) => {
    expect(readScripts({ folder: folderOf(mode), mode })).toMatchObject({ version: '1.2.3' })
  })

  test.each([
    ['production', 'sandbox'],
    ['sandbox', 'production'],
  ] as const)('an endpoint of %s never serves scripts of %s', (mode, variant) => {
    const read = () => readScripts({ folder: folderOf(variant), mode })
    expect(read).toThrow(expect.objectContaining({ code: 'scripts_mode_mismatch' }))
    expect(read).toThrow(expect.objectContaining({ hint: expect.stringContaining(`dist/${mode}`) }))
  })

  test('says that nothing was built', () => {
    expect(() => readScripts({ folder: join(root, 'nowhere') })).toThrow(
      expect.objectContaining({ code: 'scripts_missing', hint: 'Run npm run build.' }),
    )
  })
})
