import type { Logger } from 'pino'
import { addReceivers } from '../../chains/logs.js'
import type { Rpc } from '../../chains/rpc.js'
import { searchTransfers } from '../../chains/search.js'
import { tipBlocks } from '../../chains/watch.js'
import {
  type BooksPage,
  type Database,
  nativeCoin,
  type ReceiverBooks,
  readCursor,
  readReceiverBooks,
  recordCoins,
  recordFound,
  selectUnknown,
} from '../../database/index.js'
import type { UnixSeconds } from '../../payment/index.js'
import type { ChainConfig } from '../config.js'
import type { Lead } from './lead.js'
import { type Loop, loopOf } from './loop.js'
import { hasFactory, withBalances } from './receiverBalances.js'

/** Milliseconds between two looks. */
const usual = 120_000

/** Seconds after its opening during which a payment's balance is looked at: a week. */
const recent = 7 * 86_400

/** Payments in one call. */
const pageSize = 1_000

/** Seconds until a search that found nothing is repeated. */
const patience = 3_600

/** Where money is looked for. */
type Searched = {
  readonly chain: Pick<ChainConfig, 'definition'>
  readonly rpcs: readonly [Rpc, ...Rpc[]]
  readonly database: Database
  readonly log: Logger
  readonly now: () => UnixSeconds
}

/** Looks at balances every two minutes until it is stopped, while this process leads. */
export function searchMoney({
  interval = usual,
  ...searched
}: Searched & { readonly lead?: Lead; readonly interval?: number | undefined }): Loop {
  const { chain, log, lead } = searched
  const name = `search eip155:${chain.definition.id}`
  return loopOf({ name, log, interval, lead, run: moneySearchOf(searched) })
}

/**
 * One look at what lies at the addresses of the last week: the second, independent source beside the
 * logs.
 *
 * USDC that lies there and was never credited starts a search for its logs; it is credited when those
 * are found, never because of a balance. Native coins leave no log: what two providers say of them is
 * noted as it is.
 *
 * @returns `idle`: the next look is for later
 */
export function moneySearchOf({
  chain: { definition },
  rpcs,
  database,
  log,
  now,
}: Searched): () => Promise<'idle'> {
  const chain = `eip155:${definition.id}`
  /** What was too much at the last look, and how far the watcher has to come before it is strange. */
  const suspects = new Map<string, { readonly surplus: bigint; readonly since: number }>()
  /** When the search for a payment's money last found nothing. */
  const inVain = new Map<string, UnixSeconds>()

  return async function look() {
    const { head, isDeployed } = await readState()
    for await (const page of pages()) {
      const withMoney = await readTwice(page, isDeployed)
      await noteCoins(withMoney)
      for (const one of withMoney) {
        if (one.token !== definition.usdc) continue
        const surplus = one.highest + one.swept - one.credited
        if (await isStrange(one, surplus, head)) await search(one, surplus)
      }
    }
    return 'idle'
  }

  async function readState() {
    const [rpc] = rpcs
    const head = Number(await rpc.request('eth_blockNumber', []))
    return { head, isDeployed: await hasFactory(rpc, definition.name) }
  }

  async function* pages(): AsyncGenerator<readonly ReceiverBooks[]> {
    const since = now() - recent
    let after: BooksPage['after']
    for (;;) {
      const page = { since, limit: pageSize, ...(after === undefined ? {} : { after }) }
      const books = await readReceiverBooks({ database, chain, token: definition.usdc, page })
      if (books.length === 0) return
      yield books
      after = books.at(-1)
    }
  }

  /** What two providers say of each balance: the lower one, and the higher one. */
  async function readTwice(books: readonly ReceiverBooks[], isDeployed: boolean) {
    const dollars = books.filter(({ token }) => token !== nativeCoin)
    const payments = new Map(books.map((one) => [one.paymentId, one]))
    const coins = [...payments.values()].map((one) => ({ ...one, token: nativeCoin }))
    const readings = []
    for (const rpc of rpcs.slice(0, 2)) {
      readings.push(await withBalances(rpc, isDeployed, [...dollars, ...coins]))
    }
    const [first = [], second = first] = readings
    return first.map(({ balance, ...one }, at) => {
      const other = second[at]?.balance ?? balance
      const [lowest, highest] = balance < other ? [balance, other] : [other, balance]
      return { ...one, lowest, highest }
    })
  }

  async function noteCoins(
    books: readonly { token: string; paymentId: string; lowest: bigint }[],
  ): Promise<void> {
    const balances = books
      .filter(({ token }) => token === nativeCoin)
      .map(({ paymentId, lowest: amount }) => ({ paymentId, amount }))
    await recordCoins({ database, chain, balances, now: now() })
  }

  /** True when more lies there than the watcher has seen, though it has come past the last look. */
  async function isStrange(
    { paymentId }: ReceiverBooks,
    surplus: bigint,
    head: number,
  ): Promise<boolean> {
    const before = suspects.get(paymentId)
    if (surplus <= 0n) suspects.delete(paymentId)
    else if (before?.surplus !== surplus) suspects.set(paymentId, { surplus, since: head })
    if (surplus <= 0n || before?.surplus !== surplus) return false
    if (now() - (inVain.get(paymentId) ?? 0) < patience) return false
    const cursor = await readCursor({ database, chain })
    return cursor !== undefined && cursor.number - tipBlocks > before.since
  }

  /** Asks one provider after the other until one has a log that another one has too. */
  async function search(
    { paymentId, address, openedAt }: ReceiverBooks,
    surplus: bigint,
  ): Promise<void> {
    const cursor = await readCursor({ database, chain })
    if (cursor === undefined) return
    const receivers = new Map<string, string>()
    addReceivers(receivers, [address])
    const range = { definition, receivers, since: openedAt, upTo: cursor }
    for (const rpc of [...rpcs].reverse()) {
      try {
        const others = rpcs.filter((other) => other !== rpc)
        const { blocks, transfers } = await searchTransfers({ rpc, others, ...range })
        const missed = await selectUnknown({ database, chain, transfers })
        if (missed.length === 0) continue
        log.warn({ chain, paymentId, transfers: missed.length }, 'transfers found by a balance')
        const found = { blocks, transfers: missed }
        await recordFound({ database, chain, found, on: cursor.hash, now: now() })
        return
      } catch (err) {
        log.warn({ chain, provider: rpc.name, err }, 'a search was not answered')
      }
    }
    inVain.set(paymentId, now())
    log.error(
      { chain, paymentId, address, surplus: surplus.toString() },
      'money lies there that no log explains',
    )
  }
}
