import { recordBlocks, recordStoreAnswer, recordVerified } from '../database/index.js'
import { type OpenedPayment, openedPaymentSchema } from '../protocol/index.js'
import { cart, startApp } from './endpoint.fixture.js'

const chain = 'eip155:31337'
const start = 1_700_000_000

/** An endpoint with one order of 25.50 USD, and what can happen to its payment, without a chain. */
export async function startWithOrder(change: Record<string, string> = {}) {
  const world = await startApp({ change })
  const { app, store, database } = world
  const order = store.placeOrder({ cart, total: { amount: '25.50', currency: 'USD' } })
  const opened = await app.request('/v1/checkout', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ store: 'sandbox', order: order.id, cart }),
  })
  const { payment, token, url }: OpenedPayment = openedPaymentSchema.parse(await opened.json())
  const { id: paymentId, networks, address } = payment

  /** Mines one block, with a transfer to the order's address in it where there is an amount. */
  async function mine(number: number, amount?: bigint): Promise<void> {
    const hash = (at: number) => `0x${at.toString(16).padStart(64, '0')}`
    const block = { number, hash: hash(number), parentHash: hash(number - 1), time: start + number }
    const at = { database, chain, now: start + number }
    const transfer = {
      blockHash: block.hash,
      blockNumber: number,
      blockTime: block.time,
      logIndex: 0,
      token: networks[0]?.token ?? '',
      transactionHash: `0x${'ab'.repeat(30)}${number.toString(16).padStart(4, '0')}`,
      indexInTransaction: 0,
      from: address,
      to: address,
      amount: amount ?? 0n,
    }
    await recordBlocks({
      ...at,
      blocks: [block],
      transfers: amount === undefined ? [] : [transfer],
    })
    if (amount !== undefined) await recordVerified({ ...at, blockHash: block.hash, logIndex: 0 })
  }

  /** The shop takes the payment. */
  async function accept(now = start + 200): Promise<void> {
    await recordStoreAnswer({ database, paymentId, answer: 'accepted', due: 25_500_000n, now })
  }

  /** The whole order is paid: one transfer, its confirmations, and the shop's word. */
  async function pay(amount = 25_500_000n): Promise<void> {
    await mine(100, amount)
    await mine(101)
    await mine(102)
    await accept()
  }

  const readReceipt = (bearer = token) =>
    app.request(`/v1/payments/${paymentId}/receipt`, {
      headers: bearer === '' ? {} : { authorization: `Bearer ${bearer}` },
    })
  const page = (headers: Record<string, string> = {}, query = '') =>
    app.request(`/pay/${paymentId}/${token}/receipt${query}`, { headers })
  return { ...world, payment, token, url, mine, accept, pay, readReceipt, page }
}
