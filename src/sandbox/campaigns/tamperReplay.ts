import { parseSignature, serializeSignature, toHex } from 'viem'
import { relayOpen } from '../../endpoint/relayChain.js'
import type { Authorization } from '../../protocol/index.js'
import { signAuthorization } from '../signAuthorization.js'
import type { Random } from '../simulation/random.js'
import { type Attack, type Order, post, type Tampered, twoOf } from './tamperWorld.js'

/**
 * A payment that its shopper signed (EIP-3009) is sent again: as it is, for another payment, or with
 * a field changed. Circle's own contract judges the signature, and holds what was paid.
 */
export const replayAttack: Attack = {
  name: 'a signed payment is sent again',
  async run(world, random) {
    const [order, other] = twoOf(world, random)
    // Prices end; both have one that is valid now.
    for (const { id, cart } of [order, other]) {
      await post(world.app, '/v1/checkout', { store: 'sandbox', order: id, cart })
    }
    const signed = await sign(world, order)
    const state = random.pick(states)
    await bringTo(state, world, order, signed)
    // What its shopper kept and sends for the first time is no replay.
    const way = random.pick(state === 'kept' ? ways.slice(1) : ways)
    const { to, body } = replayOf(way, { order, other, signed, random })
    const { status } = await give(world, to, body)
    const isExpected = wantedOf(state, way).includes(status)
    const wrong = [
      ...(isExpected ? [] : [`answered ${status}`]),
      ...(await differences(world, state === 'accepted' ? 1 : 0)),
    ]
    if (state === 'accepted') await cancel(world, order, signed.attempt)
    if (wrong.length === 0) return { status }
    return { status, problem: `${state}, ${way}, ${JSON.stringify(body)}: ${wrong.join('; ')}` }
  },
}

/** What became of the signed payment before it is sent again. */
const states = ['kept', 'accepted', 'canceled', 'used'] as const
type State = (typeof states)[number]

const ways = ['as it is', 'for another payment', 'with a field changed'] as const
type Way = (typeof ways)[number]

/** The same again changes nothing while it is under way; all else is refused. */
function wantedOf(state: State, way: Way): readonly number[] {
  if (way !== 'as it is') return [400, 409, 422]
  return state === 'accepted' ? [202] : [409]
}

/** What the element signs and sends. */
async function sign({ payer, read, now, chain }: Tampered, order: Order): Promise<Authorization> {
  const { id } = order.opened.payment
  const view = await read(id)
  if (view === undefined) throw new RangeError(`The payment ${id} is gone.`)
  const attempt = view.nextAttempt ?? 0
  return signAuthorization({
    payer,
    token: { chainId: 31_337, address: chain.usdc, name: 'USD Coin' },
    payment: { id, address: view.address, remaining: BigInt(view.remaining), attempt },
    validBefore: now() + 500,
  })
}

/** Has the owner do what is allowed. @throws when the endpoint does not let them */
async function bringTo(
  state: State,
  world: Tampered,
  order: Order,
  signed: Authorization,
): Promise<void> {
  if (state === 'kept') return
  const { status } = await give(world, order, signed)
  if (status !== 202) throw new Error(`What the owner signed was answered ${status}.`)
  if (state === 'canceled') await cancel(world, order, signed.attempt)
  if (state !== 'used') return
  await relayOpen(world.place, { poll: 5, signal: new AbortController().signal })
  world.uses.set(order.id, (world.uses.get(order.id) ?? 0) + 1)
}

function replayOf(
  way: Way,
  {
    order,
    other,
    signed,
    random,
  }: { order: Order; other: Order; signed: Authorization; random: Random },
): { to: Order; body: object } {
  if (way === 'as it is') return { to: order, body: signed }
  if (way === 'for another payment') {
    // As it is, or with what the other payment asks for.
    const due = { value: other.opened.payment.due }
    return { to: other, body: { ...signed, ...random.pick([{}, due, { ...due, attempt: 0 }]) } }
  }
  return { to: order, body: { ...signed, ...changeOf(signed, other, random) } }
}

/** One field that says something else than what was signed. */
function changeOf(signed: Authorization, other: Order, random: Random): object {
  const { attempt, value, validBefore, signature } = signed
  return random.pick<() => object>([
    () => ({ chain: 'eip155:8453' }),
    () => ({ from: other.opened.payment.address }),
    () => ({ from: random.hash().slice(0, 42) }),
    () => ({ attempt: attempt + 1 }),
    () => ({ attempt: attempt + random.int(2, 100) }),
    () => ({ value: `${BigInt(value) + 1n}` }),
    () => ({ value: other.opened.payment.due }),
    () => ({ validAfter: 1 }),
    () => ({ validBefore: validBefore + random.int(1, 90) }),
    () => ({ validBefore: validBefore - random.int(1, 400) }),
    () => ({ signature: withAnotherDigit(signature, random) }),
    () => ({ signature: mirrored(signature) }),
    () => ({ signature: `${signature}00` }),
    () => ({ to: other.opened.payment.address }),
    () => ({ nonce: random.hash() }),
  ])()
}

/** One digit of r or s. */
function withAnotherDigit(signature: string, random: Random): string {
  const at = random.int(2, 129)
  const digit = random.pick([...'0123456789abcdef'].filter((one) => one !== signature[at]))
  return `${signature.slice(0, at)}${digit}${signature.slice(at + 1)}`
}

/** The order of the group that signatures are made in (SEC 2, secp256k1). */
const groupOrder = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n

/** The other signature of the same text, which anybody can work out; the token does not take it. */
function mirrored(signature: `0x${string}`): string {
  const { r, s, yParity } = parseSignature(signature)
  const mirroredS = toHex(groupOrder - BigInt(s), { size: 32 })
  return serializeSignature({ r, s: mirroredS, yParity: 1 - yParity })
}

function give({ app }: Tampered, { opened }: Order, body: object) {
  const headers = { authorization: `Bearer ${opened.token}` }
  return post(app, `/v1/payments/${opened.payment.id}/authorizations`, body, headers)
}

async function cancel({ app }: Tampered, { opened }: Order, attempt: number): Promise<void> {
  const headers = { authorization: `Bearer ${opened.token}` }
  const path = `/v1/payments/${opened.payment.id}/authorizations/${attempt}`
  const { status } = await app.request(path, { method: 'DELETE', headers })
  if (status !== 200) throw new Error(`The owner could not cancel: ${status}.`)
}

/** Money moved only as it was signed, and nothing waits to be sent that nobody signed. */
async function differences(world: Tampered, open: number): Promise<string[]> {
  const { orders, chain, place, uses, database } = world
  const lines: string[] = []
  for (const { id, opened } of orders) {
    const { due, address } = opened.payment
    const wanted = BigInt(due) * BigInt(uses.get(id) ?? 0)
    const held = await chain.balanceOf(address)
    if (held !== wanted) lines.push(`order ${id} received ${held}, not ${wanted}`)
  }
  const { client } = chain.anvil
  const sent = await client.getTransactionCount({ address: place.account.address })
  const signed = [...uses.values()].reduce((sum, count) => sum + count, 0)
  if (sent !== signed) lines.push(`${sent} transactions for ${signed} signed payments`)
  const { count } = await database.sql
    .selectFrom('authorizations')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', 'in', ['accepted', 'sent'])
    .executeTakeFirstOrThrow()
  if (Number(count) !== open) lines.push(`${count} authorizations are under way, not ${open}`)
  return lines
}
