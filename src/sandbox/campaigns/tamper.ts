import { randomUUID } from 'node:crypto'
import type { OpenedPayment } from '../../protocol/index.js'
import { receiverOf, saltOf } from '../../receiver/index.js'
import { type Random, randomOf } from '../simulation/random.js'
import type { Campaign } from './campaign.js'
import { replayAttack } from './tamperReplay.js'
import {
  type Attack,
  chainName,
  expectStatus,
  type Order,
  post,
  type Result,
  startTampered,
  type Tampered,
  treasury,
  twoOf,
} from './tamperWorld.js'

/** Whatever a browser sends is changed at random, and sent again. */
export const tamperCampaign: Campaign = {
  name: 'tamper',
  promise:
    'every field and token that a browser sends, changed at random or sent again: the amount is always the order’s, the address the merchant’s, no token opens another payment, and what is signed once pays once',
  async run({ seed, isFull, say }) {
    const tries = isFull ? 10_000 : 500
    const random = randomOf(seed, 'tamper')
    const world = await startTampered()
    const broken: string[] = []
    const counts = new Map<string, number>()
    let refused = 0
    try {
      for (let at = 1; at <= tries; at += 1) {
        const attack = random.pick(attacks)
        counts.set(attack.name, (counts.get(attack.name) ?? 0) + 1)
        const outcome = await attack.run(world, random)
        if (outcome.problem !== undefined) broken.push(`${attack.name}: ${outcome.problem}`)
        if (outcome.status >= 400) refused += 1
        broken.push(...(await differences(world)).map((line) => `${attack.name}: ${line}`))
        world.pass()
        if (at % 2_000 === 0) say(`${at} of ${tries} changes`)
      }
    } finally {
      await world.close()
    }
    const orders = world.orders.length
    const paid = [...world.uses.values()].reduce((sum, count) => sum + count, 0)
    const figures = { changes: tries, kinds: counts.size, refused, orders, 'signed payments': paid }
    return { figures, broken }
  },
}

/** What must be so after every change. */
async function differences({ orders, read, payments, store }: Tampered): Promise<string[]> {
  const lines: string[] = []
  for (const { id, cart, amount, opened } of orders) {
    const view = await read(opened.payment.id)
    const due = `${BigInt(amount.replace('.', '')) * 10_000n}`
    const address = receiverOf({
      treasury,
      salt: saltOf({ store: 'sandbox', order: id, cart }),
    })
    if (view?.due !== due) lines.push(`order ${id} costs ${view?.due}, not ${due}`)
    if (view?.address !== address) lines.push(`order ${id} is paid to ${view?.address}`)
    if (view?.treasury !== treasury) lines.push(`order ${id} goes to ${view?.treasury}`)
    if (view?.status !== 'waiting') lines.push(`order ${id} is ${view?.status}`)
    if (view?.exceptions.length !== 0) lines.push(`order ${id} has ${view?.exceptions}`)
  }
  const count = await payments()
  if (count !== orders.length) lines.push(`${count} payments for ${orders.length} orders`)
  if (store.orders().some(({ state }) => state !== 'open')) lines.push('an order was moved')
  return lines
}

const attacks: readonly Attack[] = [
  {
    name: 'a field of the opening is another',
    async run(world, random) {
      const { order, body } = validBody(world, random)
      const field = random.pick(['store', 'order', 'cart'] as const)
      const changed = { ...body, [field]: changedValue(world, random, body[field]) }
      return judgeOpening(world, await post(world.app, '/v1/checkout', changed), changed, order)
    },
  },
  {
    name: 'a field is added to the opening',
    async run(world, random) {
      const { order, body } = validBody(world, random)
      const [name, value] = random.pick(added)
      const changed = { ...body, [name]: value }
      return judgeOpening(world, await post(world.app, '/v1/checkout', changed), changed, order)
    },
  },
  {
    name: 'a field stands twice in the opening',
    async run(world, random) {
      const { order, body } = validBody(world, random)
      const other = random.pick(world.orders)
      const text = JSON.stringify(body).replace(/}$/, `,"order":"${other.id}"}`)
      const sent = { ...body, order: other.id }
      return judgeOpening(world, await post(world.app, '/v1/checkout', text), sent, order)
    },
  },
  {
    name: 'a token with a letter changed',
    async run(world, random) {
      const { opened } = random.pick(world.orders)
      const at = random.int(0, opened.token.length - 1)
      const letter = random.pick([...letters].filter((one) => one !== opened.token[at]))
      const token = `${opened.token.slice(0, at)}${letter}${opened.token.slice(at + 1)}`
      return refusedBy(world, random, opened.payment.id, token)
    },
  },
  {
    name: 'the token of another payment',
    async run(world, random) {
      const [one, other] = twoOf(world, random)
      return refusedBy(world, random, one.opened.payment.id, other.opened.token)
    },
  },
  {
    name: 'a token that is cut, longer, or something else',
    async run(world, random) {
      const { opened } = random.pick(world.orders)
      const { token } = opened
      const changed = random.pick([
        token.slice(0, random.int(1, 42)),
        `${token}A`,
        token.toUpperCase(),
        [...token].reverse().join(''),
        opened.payment.id,
        opened.payment.order.cart,
        'null',
        'undefined',
        '*',
        `${token}.${token}`,
      ])
      return refusedBy(world, random, opened.payment.id, changed)
    },
  },
  {
    name: 'the id of the payment is another',
    async run(world, random) {
      const { opened } = random.pick(world.orders)
      const { id } = opened.payment
      const changed = random.pick([
        id.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
        id.toUpperCase(),
        `${id}0`,
        id.slice(0, -1),
        `${id}%00`,
        `..%2fpayments%2f${id}`,
      ])
      return refusedBy(world, random, changed, opened.token)
    },
  },
  {
    name: 'a token where a merchant’s key belongs',
    async run(world, random) {
      const { id, cart, opened } = random.pick(world.orders)
      const bearer = { authorization: `Bearer ${opened.token}` }
      const total = { amount: '0.01', currency: 'USD' }
      const response = await random.pick([
        () =>
          world.app.request(`/v1/payments/${opened.payment.id}/hold`, {
            ...{ method: 'PUT', body: '{"hold":"released"}' },
            headers: { ...bearer, 'content-type': 'application/json' },
          }),
        () => world.app.request('/v1/webhooks/deliveries', { headers: bearer }),
        () => post(world.app, '/v1/webhooks/redeliver', { dead: true }, bearer),
        () =>
          post(
            world.app,
            '/v1/payments',
            { store: 'sandbox', order: id, cart, total },
            { ...bearer, 'idempotency-key': 'k' },
          ),
      ])()
      return expectStatus(response, [401])
    },
  },
  {
    name: 'the same opening again, with its own token',
    async run(world, random) {
      const { order, body } = validBody(world, random)
      const { id } = order.opened.payment
      const headers = { authorization: `Bearer ${order.opened.token}` }
      await post(world.app, `/v1/payments/${id}/renew`, undefined, headers)
      return judgeOpening(world, await post(world.app, '/v1/checkout', body), body, order)
    },
  },
  {
    name: 'an address for refunds that would take the shop’s money back',
    async run(world, random) {
      const { opened } = random.pick(world.orders)
      const { address, factory } = opened.payment
      const response = await world.app.request(`/v1/payments/${opened.payment.id}/refund-address`, {
        method: 'PUT',
        body: JSON.stringify({
          address: random.pick([address, factory, treasury, `0x${'0'.repeat(40)}`, '0x', 'a.eth']),
        }),
        headers: {
          authorization: `Bearer ${opened.token}`,
          'content-type': 'application/json',
        },
      })
      return expectStatus(response, [400, 422])
    },
  },
  {
    name: 'a signed payment that nobody asked for',
    async run(world, random) {
      const { opened } = random.pick(world.orders)
      const { id, due } = opened.payment
      const body = {
        ...{ chain: chainName, attempt: random.int(0, 5), from: `0x${'1'.repeat(40)}` },
        ...{ value: random.pick([due, '1', '0', '-1']), validAfter: 0 },
        validBefore: world.now() + 300,
        signature: `0x${'ab'.repeat(65)}`,
      }
      const headers = { authorization: `Bearer ${opened.token}` }
      const response = await post(world.app, `/v1/payments/${id}/authorizations`, body, headers)
      return expectStatus(response, [400, 409, 422])
    },
  },
  replayAttack,
  {
    name: 'a page of another origin',
    async run(world, random) {
      const { opened } = random.pick(world.orders)
      const origin = random.pick(origins)
      const response = await world.app.request(`/v1/payments/${opened.payment.id}`, {
        headers: { origin, authorization: `Bearer ${opened.token}` },
      })
      const allowed = response.headers.get('access-control-allow-origin')
      return allowed === null
        ? { status: response.status }
        : { status: response.status, problem: `${origin} may read: ${allowed}` }
    },
  },
]

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

const origins = [
  'null',
  'http://shop.example',
  'https://shop.example.evil.example',
  'https://evilshop.example',
  'https://shop.example:444',
  'https://SHOP.example',
  'https://shop.example/',
  'https://sub.shop.example',
  'file://',
]

/** What somebody would like to have a say in. */
const added: readonly (readonly [string, unknown])[] = [
  ['amount', '0.01'],
  ['total', { amount: '0.01', currency: 'USD' }],
  ['due', '1'],
  ['currency', 'JPY'],
  ['address', `0x${'1'.repeat(40)}`],
  ['treasury', `0x${'1'.repeat(40)}`],
  ['networks', ['eip155:1']],
  ['status', 'paid'],
  ['hold', 'released'],
  ['expiresAt', 1],
  ['tolerance', '100%'],
  ['constructor', { prototype: { due: '1' } }],
]

function validBody({ orders }: Tampered, random: Random) {
  const order = random.pick(orders)
  return { order, body: { store: 'sandbox', order: order.id, cart: order.cart } }
}

/** Another value: another order’s, a changed one, or one of another kind. */
function changedValue({ orders }: Tampered, random: Random, value: string): unknown {
  const other = random.pick(orders)
  return random.pick<() => unknown>([
    () => other.id,
    () => other.cart,
    () => randomUUID(),
    () => value.toUpperCase(),
    () => `${value} `,
    () => `${value}\u0000`,
    () => value.replace(/.$/, (last) => (last === '1' ? '2' : '1')),
    () => Number(value),
    () => [value],
    () => ({ [value]: value }),
    () => null,
    () => random.hash(),
    () => '',
  ])()
}

/** An opening may only give the payment of the very order whose cart was sent. */
async function judgeOpening(
  { orders }: Tampered,
  response: Response,
  sent: Record<string, unknown>,
  { id }: Order,
): Promise<Result> {
  const { status } = response
  if (status !== 200) {
    const isOurs = status >= 400 && status < 500
    return isOurs ? { status } : { status, problem: `order ${id}: answered ${status}` }
  }
  const { payment, token } = (await response.json()) as OpenedPayment
  const own = orders.find(
    (order) => order.id === sent.order && order.cart === `${sent.cart}`.toLowerCase(),
  )
  if (own?.opened.payment.id !== payment.id || own.opened.token !== token) {
    return { status, problem: `${JSON.stringify(sent)} opened order ${payment.order.id}` }
  }
  return { status }
}

/** Tries a bearer at every route of a payment, and in the link of its page. */
async function refusedBy(
  { app }: Tampered,
  random: Random,
  id: string,
  token: string,
): Promise<Result> {
  const [method, path] = random.pick([
    ['GET', `/v1/payments/${id}`],
    ['GET', `/v1/payments/${id}/events`],
    ['GET', `/v1/payments/${id}/receipt`],
    ['POST', `/v1/payments/${id}/renew`],
    ['DELETE', `/v1/payments/${id}/authorizations/1`],
    ['GET', `/pay/${id}/${token}`],
    ['GET', `/pay/${id}/${token}/receipt`],
  ] as const)
  const headers = { authorization: `Bearer ${token}` }
  return expectStatus(await app.request(path, { method, headers }), [400, 401, 404])
}
