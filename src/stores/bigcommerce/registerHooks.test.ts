import { describe, expect, test } from 'vitest'
import { setUp as open } from './bigcommerce.fixture.js'
import { hookScopes, registerHooks } from './registerHooks.js'
import { hookSecretHeader } from './webhook.js'

const destination = 'https://pay.example/hooks/bigcommerce'
const secret = 'secret-of-the-hook'

function setUp() {
  const all = open()
  const register = (change: Partial<Parameters<typeof registerHooks>[0]> = {}) =>
    registerHooks({ client: all.client, destination, secret, ...change })
  const actions = async (change = {}) => (await register(change)).map(({ action }) => action)
  return { ...all, register, actions }
}

describe('the hooks', () => {
  test('are registered once for each event, with the secret', async () => {
    const { actions, books } = setUp()
    expect(await actions()).toEqual(Array(4).fill('created'))
    expect(await actions()).toEqual(Array(4).fill('unchanged'))
    expect(books.hooks().map(({ scope }) => scope)).toEqual([...hookScopes])
    for (const hook of books.hooks()) {
      const headers = { [hookSecretHeader]: secret }
      expect(hook).toMatchObject({ destination, is_active: true, headers })
    }
  })

  test('come back after they were deleted', async () => {
    const { actions, books } = setUp()
    await actions()
    books.deleteHook(books.hooks()[1]?.id ?? 0)
    expect(await actions()).toEqual(['unchanged', 'created', 'unchanged', 'unchanged'])
  })

  test('are switched on again after BigCommerce switched them off', async () => {
    const { register, actions, books } = setUp()
    await register()
    books.deactivateHook(books.hooks()[0]?.id ?? 0)
    expect(await register()).toMatchObject([
      { scope: hookScopes[0], action: 'updated', changed: ['is_active'] },
      { action: 'unchanged' },
      { action: 'unchanged' },
      { action: 'unchanged' },
    ])
    expect(await actions()).toEqual(Array(4).fill('unchanged'))
    expect(books.hooks().every(({ is_active }) => is_active)).toBe(true)
  })

  test.each([
    ['destination', { destination: 'https://new.example/hooks' }],
    ['headers', { secret: 'another' }],
  ])('follow a new %s', async (field, change) => {
    const { register, actions, books } = setUp()
    await register()
    const report = await register(change)
    expect(report.map(({ changed }) => changed)).toEqual(Array(4).fill([field]))
    expect(books.hooks()).toHaveLength(4)
    expect(await actions(change)).toEqual(Array(4).fill('unchanged'))
  })

  test('of others on the same account are left alone', async () => {
    const { actions, books } = setUp()
    const other = { scope: hookScopes[0], destination: 'https://erp.example/', headers: null }
    const { id } = books.addHook(other)
    expect(await actions()).toEqual(Array(4).fill('created'))
    expect(books.hooks().find((hook) => hook.id === id)).toMatchObject(other)
  })

  test('are four still when answers were lost or two registrations ran at once', async () => {
    const { register, actions, books } = setUp()
    books.setFaults({ route: 'POST /v3/hooks', drop: 'after', times: 1 })
    await expect(register()).rejects.toMatchObject({ retryable: true })
    await Promise.all([register(), register()])
    await register()
    expect(await actions()).toEqual(Array(4).fill('unchanged'))
    expect(books.hooks()).toHaveLength(4)
  })

  test.each([
    'http://pay.example/hooks',
    'https://pay.example:8443/hooks',
    'https://user:pass@pay.example/hooks',
    'pay.example',
    '',
  ])('are not registered for %j', async (wrong) => {
    const { register, exchanges } = setUp()
    await expect(register({ destination: wrong })).rejects.toMatchObject({
      code: 'store_refused',
      retryable: false,
    })
    expect(exchanges).toEqual([])
  })
})
