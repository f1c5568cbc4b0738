import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openScreenList } from './screenList.js'

const listed = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const other = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359'

describe('a list of addresses in a file', () => {
  let folder: string
  let path: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-'))
    path = join(folder, 'list.txt')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  /** Each writing is a second later than the one before, however fast the test runs. */
  let second = 1_700_000_000
  function write(text: string): void {
    writeFileSync(path, text)
    second += 1
    utimesSync(path, second, second)
  }

  test.each([
    ['its checksum', listed],
    ['lower case', listed.toLowerCase()],
    ['a comment behind it', `${listed} # since 2024`],
    ['spaces and a line end of Windows', `# ours\r\n\r\n  ${listed}  \r\n`],
  ])('finds an address that is written with %s', (_name, text) => {
    write(text)
    const list = openScreenList({ path })
    expect(list.has(listed)).toBe(true)
    expect(list.has(listed.toLowerCase())).toBe(true)
    expect(list.has(other)).toBe(false)
  })

  test('may be empty', () => {
    write('# nobody yet\n')
    expect(openScreenList({ path }).has(listed)).toBe(false)
  })

  test('names every bad line', () => {
    write(`${listed}\n0x12\n# fine\n0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed\n${other} ${listed}`)
    expect(() => openScreenList({ path })).toThrow(
      expect.objectContaining({
        code: 'screen_list_malformed',
        message: expect.stringMatching(/line 2: 0x12; line 4: 0x5AA.*; line 5: /),
      }),
    )
  })

  test('that is not there is refused', () => {
    expect(() => openScreenList({ path })).toThrow(
      expect.objectContaining({ code: 'screen_list_unreadable' }),
    )
  })

  test('is read again when it has changed', () => {
    write(other)
    const list = openScreenList({ path })
    expect(list.has(listed)).toBe(false)
    write(listed)
    expect(list.has(listed)).toBe(true)
    expect(list.has(other)).toBe(false)
  })

  test('clears nobody while it is away or malformed, and does again when it is back', () => {
    write(other)
    const list = openScreenList({ path })
    rmSync(path)
    expect(() => list.has(listed)).toThrow('cannot be read (ENOENT)')
    write('not an address')
    expect(() => list.has(listed)).toThrow('line 1: not an address')
    expect(() => list.has(listed)).toThrow('line 1: not an address')
    write(other)
    expect(list.has(listed)).toBe(false)
  })
})
