import { getAddress } from 'viem'
import { base } from '../src/chains/definitions/base.js'
import type { Rpc } from '../src/chains/rpc.js'
import type { Database } from '../src/database/index.js'
import { networkOf } from '../src/sandbox/simulation/networks.js'
import { randomOf } from '../src/sandbox/simulation/random.js'

/** USDC transfers in each block: what a busy block of Base holds. */
const transfersPerBlock = 300
const transferTopic = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef'
const topicOf = (address: string) => `0x${address.slice(2).toLowerCase().padStart(64, '0')}`
const quantity = (number: number) => `0x${number.toString(16)}`

/** Unix seconds at which everything here happens. */
export const now = 1_700_000_000

/** A chain in memory: each block holds 300 transfers of USDC, and answers cost next to nothing. */
export class BusyChain {
  private readonly random = randomOf(1, 'busy chain')
  private readonly hashes = ['0x'.padEnd(66, '0')]
  private readonly logs = new Map<string, readonly { topics: readonly string[] }[]>()
  private readonly receipts = new Map<string, unknown>()

  /** Mines a block; with a receiver one of its transfers, of a dollar, is for that one. */
  mine(receiver?: string): void {
    const hash = this.random.hash()
    this.hashes.push(hash)
    const number = this.hashes.length - 1
    const logs = Array.from({ length: transfersPerBlock }, (_, at) => ({
      address: base.usdc,
      topics: [
        transferTopic,
        topicOf(this.random.hash().slice(0, 42)),
        topicOf(at === 7 && receiver !== undefined ? receiver : this.random.hash().slice(0, 42)),
      ],
      data: `0x${(1_000_000).toString(16).padStart(64, '0')}`,
      blockHash: hash,
      blockNumber: quantity(number),
      logIndex: quantity(at),
      transactionHash: this.random.hash(),
      removed: false,
    }))
    this.logs.set(hash, logs)
    const [ours] = logs.slice(7)
    if (ours !== undefined) {
      this.receipts.set(ours.transactionHash, { status: '0x1', blockHash: hash, logs: [ours] })
    }
  }

  /** One of several providers that all answer alike. */
  rpc(name: string): Rpc {
    return { name, request: async (method, params) => this.answer(method, params) }
  }

  private answer(method: string, [first]: readonly unknown[]): unknown {
    const latest = this.hashes.length - 1
    if (method === 'eth_getTransactionReceipt') return this.receipts.get(String(first)) ?? null
    if (method === 'eth_getBlockByHash') return this.header(this.hashes.indexOf(String(first)))
    if (method === 'eth_getBlockByNumber') {
      const tags: Record<string, number> = { latest, safe: latest - 60, finalized: latest - 600 }
      return this.header(tags[String(first)] ?? Number(first))
    }
    const { blockHash, fromBlock, toBlock, topics } = first as Record<string, string | unknown[]>
    const hashes =
      blockHash === undefined
        ? this.hashes.slice(Number(fromBlock), Number(toBlock) + 1)
        : [String(blockHash)]
    const to = topics?.[2] === undefined ? undefined : new Set(topics[2] as string[])
    return hashes
      .flatMap((hash) => this.logs.get(hash) ?? [])
      .filter((log) => to === undefined || to.has(log.topics[2] ?? ''))
  }

  private header(number: number) {
    const hash = this.hashes[number]
    if (hash === undefined) return null
    const parentHash = this.hashes[number - 1] ?? hash
    return { number: quantity(number), hash, parentHash, timestamp: quantity(now + number * 2) }
  }
}

/**
 * Fills a database with payments that wait, opened evenly during the last day.
 *
 * @returns some of their addresses
 */
export async function fillWithPending(database: Database, count: number): Promise<string[]> {
  const random = randomOf(count, 'pending')
  const networks = JSON.stringify([networkOf(base)], (_key, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  )
  const known: string[] = []
  const batch = 500
  for (let from = 0; from < count; from += batch) {
    const payments = Array.from({ length: Math.min(batch, count - from) }, (_, offset) => {
      const at = from + offset
      const drawn = random.hash().slice(0, 42)
      // The checksum takes longer than all the rest; only who is paid needs one.
      const address = at < 200 ? getAddress(drawn) : drawn
      if (at < 200) known.push(address)
      return {
        ...{ id: `pay_${at}`, store: 'bench', order_id: `${at}`, cart: `${at}` },
        treasury: '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
        factory: '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
        ...{ address, total_amount: '1.00', total_currency: 'USD', networks },
        ...{ customer: null, store_name: null, shown_at: null, checked_at: now },
        opened_at: now - 86_400 + Math.floor((86_400 * at) / count),
        ...{ order_state: 'open', held: 0, store_answer: 'unasked', accepted_due: '0' },
        ...{ status: 'waiting', expires_at: now + 1_000_000, sequence: 0 },
      }
    })
    const quotes = payments.map(({ id, opened_at, expires_at }) => ({
      ...{ payment_id: id, number: 1, due: '1000000', tolerance: '0' },
      ...{ quoted_at: opened_at, expires_at },
      ...{ rate: null, rate_currency: null, rate_source: null, rate_at: null },
    }))
    await database.sql.transaction().execute(async (sql) => {
      await sql.insertInto('payments').values(payments).execute()
      await sql.insertInto('quotes').values(quotes).execute()
    })
  }
  return known
}
