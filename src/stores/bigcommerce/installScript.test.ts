import { describe, expect, test } from 'vitest'
import { setUp as open } from './bigcommerce.fixture.js'
import { installScript } from './installScript.js'

const src = 'https://pay.example/1.0.0/pay-with-usdc.js'
const integrity = 'sha384-one'

function setUp() {
  const all = open()
  const install = (change: Partial<Parameters<typeof installScript>[0]> = {}) =>
    installScript({ client: all.client, src, integrity, ...change })
  const script = () => all.books.scripts()[0]
  return { ...all, install, script }
}

describe('the script', () => {
  test('is installed once, on checkout and confirmation, under the law of cookies', async () => {
    const { install, books, script } = setUp()
    const first = await install()
    expect(first).toMatchObject({ action: 'created', removed: 0 })
    expect(await install()).toEqual({ ...first, action: 'unchanged' })
    expect(books.scripts()).toHaveLength(1)
    expect(script()).toMatchObject({
      name: 'Pay with USDC',
      kind: 'src',
      src,
      location: 'footer',
      load_method: 'defer',
      visibility: 'all_pages',
      consent_category: 'essential',
      auto_uninstall: true,
      enabled: true,
      integrity_hashes: [integrity],
    })
  })

  test('comes back after the merchant deleted it', async () => {
    const { install, books } = setUp()
    const { id } = await install()
    books.deleteScript(id)
    expect(await install()).toMatchObject({ action: 'created' })
    expect(books.scripts()).toHaveLength(1)
  })

  test.each([
    ['enabled', false],
    ['visibility', 'checkout'],
    ['consent_category', 'analytics'],
    ['load_method', 'async'],
    ['src', 'https://evil.example/x.js'],
    ['integrity_hashes', []],
  ])('is put right when its %s is wrong', async (field, value) => {
    const { install, books, script } = setUp()
    const { id } = await install()
    const right = script()
    books.editScript(id, { [field]: value })
    expect(await install()).toEqual({ action: 'updated', id, changed: [field], removed: 0 })
    expect(script()).toEqual(right)
  })

  test('keeps the old hash during an update, up to five', async () => {
    const { install, script } = setUp()
    for (const hash of ['a', 'b', 'c', 'd', 'e', 'f']) {
      await install({ integrity: `sha384-${hash}` })
    }
    const kept = ['f', 'e', 'd', 'c', 'b'].map((hash) => `sha384-${hash}`)
    expect(script()?.integrity_hashes).toEqual(kept)
    expect(await install({ integrity: 'sha384-d' })).toMatchObject({ action: 'unchanged' })
  })

  test('lets go of old hashes when the update is done', async () => {
    const { install, script } = setUp()
    await install()
    const update = { integrity: 'sha384-two', keepOld: false }
    expect(await install(update)).toMatchObject({ changed: ['integrity_hashes'] })
    expect(script()?.integrity_hashes).toEqual(['sha384-two'])
    expect(await install(update)).toMatchObject({ action: 'unchanged' })
  })

  test('is one script still when the answer to its creation was lost', async () => {
    const { install, books } = setUp()
    books.setFaults({ route: 'POST /v3/content/scripts', drop: 'after', times: 1 })
    await expect(install()).rejects.toMatchObject({ retryable: true })
    expect(await install()).toMatchObject({ action: 'unchanged' })
    expect(books.scripts()).toHaveLength(1)
  })

  test('is one script when two installations ran at once', async () => {
    const { install, books } = setUp()
    await Promise.all([install(), install()])
    expect(books.scripts()).toHaveLength(2)
    expect(await install()).toMatchObject({ action: 'unchanged', removed: 1 })
    expect(books.scripts()).toHaveLength(1)
  })

  test('leaves other scripts alone', async () => {
    const { install, books, client } = setUp()
    const { id } = await install()
    books.editScript(id, { name: 'Something else' })
    expect(await installScript({ client, src, integrity })).toMatchObject({ action: 'created' })
    expect(books.scripts()).toHaveLength(2)
  })

  test.each([
    ['over http', { src: 'http://pay.example/x.js' }],
    ['without a hash', { integrity: '' }],
    ['with a hash that browsers ignore', { integrity: 'md5-abc' }],
  ])('is not installed %s', async (_name, change) => {
    const { install, books } = setUp()
    await expect(install(change)).rejects.toMatchObject({ code: 'store_refused' })
    expect(books.scripts()).toEqual([])
  })

  test('needs a scope, and says which', async () => {
    const { install, books } = setUp()
    books.setFaults({ status: 403 })
    await expect(install()).rejects.toMatchObject({
      code: 'store_unauthorized',
      hint: expect.stringContaining('store_content_checkout'),
    })
  })
})
