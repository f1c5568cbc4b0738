import { describe, expect, test } from 'vitest'
import type { OrderEvent } from '../../sandbox/bigcommerce/index.js'
import { account, setUp as open } from './bigcommerce.fixture.js'
import { hookScopes } from './registerHooks.js'
import { hookSecretHeader, verifyHook } from './webhook.js'

const secret = 'secret-of-the-hook'
const { storeHash, clientSecret } = account

/** Delivers an event to our check, as BigCommerce would to our door. */
async function setUp({ scope = 'store/order/*' }: { scope?: string } = {}) {
  const all = open()
  const destination = 'https://pay.example/hooks'
  all.books.addHook({ scope, destination, headers: { [hookSecretHeader]: secret } })
  const arrived: { headers: Headers; body: string }[] = []
  const receive: typeof fetch = async (_url, init) => {
    arrived.push({ headers: new Headers(init?.headers), body: `${init?.body}` })
    return new Response(null, { status: 204 })
  }
  const event: OrderEvent = { scope: 'store/order/created', order: 101 }
  const deliver = async (options: Parameters<typeof all.deliverHook>[1] = {}, one = event) => {
    await all.deliverHook(one, { fetch: receive, ...options })
    const last = arrived.at(-1)
    if (last === undefined) throw new Error('nothing arrived')
    return last
  }
  const check = (given: { headers: Headers; body: string }, change = {}) =>
    verifyHook({ storeHash, secrets: [secret], clientSecret, now: all.now, ...given, ...change })
  return { ...all, arrived, deliver, check }
}

describe('a hook', () => {
  test.each(hookScopes)('%s names an order to read again', async (scope) => {
    const { deliver, check } = await setUp()
    expect(check(await deliver({}, { scope, order: 250 }))).toEqual({
      ok: true,
      value: { kind: 'order', order: '250', hash: expect.stringMatching(/^[0-9a-f]{40}$/) },
    })
  })

  test('that comes twice has the same hash', async () => {
    const { deliver, check, arrived } = await setUp()
    await deliver({ copies: 2 })
    const [one, two] = arrived.map((hook) => check(hook))
    expect(arrived).toHaveLength(2)
    expect(one).toEqual(two)
  })

  test('is genuine with the secret alone: not every store signs', async () => {
    const { deliver, check } = await setUp()
    const { headers, body } = await deliver()
    for (const name of ['id', 'timestamp', 'signature']) headers.delete(`webhook-${name}`)
    expect(check({ headers, body })).toMatchObject({ ok: true })
  })

  test('about something else is ignored', async () => {
    const { deliver, check } = await setUp()
    const { headers } = await deliver()
    const body = JSON.stringify({
      scope: 'store/cart/created',
      producer: `stores/${storeHash}`,
      hash: 'a',
      data: { type: 'cart', id: 'b8b2b0e6' },
    })
    expect(check({ headers, body }, { clientSecret: undefined })).toEqual({
      ok: true,
      value: { kind: 'ignored', scope: 'store/cart/created', hash: 'a' },
    })
  })
})

describe('a forged hook is refused', () => {
  test.each([
    ['signature', 'hook_forged'],
    ['secret', 'hook_forged'],
    ['producer', 'store_unknown'],
  ] as const)('with another %s', async (forge, code) => {
    const { deliver, check } = await setUp()
    expect(check(await deliver({ forge }))).toMatchObject({ ok: false, code })
  })

  test('without the secret, even when the signature is right', async () => {
    const { deliver, check } = await setUp()
    const { headers, body } = await deliver()
    headers.delete(hookSecretHeader)
    expect(check({ headers, body })).toMatchObject({ code: 'hook_forged' })
    expect(check({ headers, body }, { secrets: [''] })).toMatchObject({ code: 'hook_forged' })
  })

  test('when its body was changed after it was signed', async () => {
    const { deliver, check } = await setUp()
    const { headers, body } = await deliver()
    const changed = body.replace('101', '102')
    expect(changed).not.toBe(body)
    expect(check({ headers, body: changed })).toMatchObject({ code: 'hook_forged' })
  })

  test.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])(
    'when only %s is missing',
    async (name) => {
      const { deliver, check } = await setUp()
      const { headers, body } = await deliver()
      headers.delete(name)
      expect(check({ headers, body })).toMatchObject({ code: 'hook_forged' })
    },
  )

  test.each([
    ['three days after it was signed', 3 * 86_400_000, true],
    ['later than BigCommerce ever tries', 3 * 86_400_000 + 1_000, false],
    ['five minutes before our clock', -300_000, true],
    ['from the future', -301_000, false],
  ])('by its age: %s', async (_name, passed, ok) => {
    const { deliver, check, clock } = await setUp()
    const hook = await deliver()
    clock.now += passed
    expect(check(hook)).toMatchObject({ ok })
  })

  test('takes one right signature among several, as while keys are changed', async () => {
    const { deliver, check } = await setUp()
    const { headers, body } = await deliver()
    headers.set('webhook-signature', `v1,AAAA ${headers.get('webhook-signature')}`)
    expect(check({ headers, body })).toMatchObject({ ok: true })
  })
})

test.each([
  ['no JSON', 'hello'],
  ['a list', '[]'],
  ['no data', '{"scope":"store/order/created","producer":"stores/abc123","hash":"a"}'],
  ['an order that is no number', hookOf('1; DROP')],
  ['order 0', hookOf(0)],
  ['a fraction', hookOf(1.5)],
  ['an endless body', `${hookOf(1)}${' '.repeat(20_000)}`],
])('a hook with %s is malformed', (_name, body) => {
  const headers = new Headers({ [hookSecretHeader]: secret })
  const answer = verifyHook({ storeHash, secrets: [secret], headers, body })
  expect(answer).toMatchObject({ code: 'hook_malformed' })
})

function hookOf(id: unknown): string {
  const producer = `stores/${storeHash}`
  return JSON.stringify({ scope: 'store/order/created', producer, hash: 'a', data: { id } })
}
