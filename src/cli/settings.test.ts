import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { settingsIn } from './settings.js'

test('the environment wins over the file that --env-file names', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'settings-')), '.env')
  writeFileSync(file, 'PAY_MODE=sandbox\nPAY_STORE_HASH=file\n')

  const settings = settingsIn({ file, environment: { PAY_STORE_HASH: 'environment' } })

  expect(settings).toEqual({ PAY_MODE: 'sandbox', PAY_STORE_HASH: 'environment' })
})

test('a file of settings that cannot be read is named, with what to do', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'settings-')), 'missing')

  expect(() => settingsIn({ file, environment: {} })).toThrow(
    expect.objectContaining({ code: 'env_file_unreadable', message: `${file} cannot be read.` }),
  )
})
