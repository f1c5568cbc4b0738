import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { missingPlatforms } from './completeLock.js'

const lock = (folder: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '..', folder, 'package-lock.json'), 'utf8'))

test.each(['.', 'bench/peers'])(
  'the lock file in %s holds the binaries of every platform',
  (folder) => {
    expect(missingPlatforms(lock(folder))).toEqual({})
  },
)

test.each(['.', 'bench/peers'])('the lock file in %s names no registry', (folder) => {
  expect(JSON.stringify(lock(folder))).not.toContain('"resolved"')
})

test('a missing binary is put back with its platform', () => {
  const packages = {
    '': {},
    'node_modules/tool': {
      dev: true,
      optionalDependencies: { '@tool/linux-x64': '1.2.3', '@tool/darwin-arm64': '1.2.3' },
    },
    'node_modules/@tool/linux-x64': { version: '1.2.3' },
  }
  expect(missingPlatforms({ packages })).toEqual({
    'node_modules/@tool/darwin-arm64': {
      version: '1.2.3',
      cpu: ['arm64'],
      dev: true,
      optional: true,
      os: ['darwin'],
    },
  })
})
