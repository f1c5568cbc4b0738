import { type Address, parseAbiItem } from 'viem'
import { formatUsdc } from '../../money/index.js'
import type { PaymentView } from '../../protocol/index.js'
import type { StageNetwork } from './network.js'
import type { StageOrder } from './order.js'
import type { Stage } from './stage.js'
import { stateNames } from './tellStore.js'

/** What can differ between two books. */
export type DifferenceCode =
  | 'chain_not_in_ledger'
  | 'ledger_not_on_chain'
  | 'sum_wrong'
  | 'coins_wrong'
  | 'paid_not_in_store'
  | 'store_not_paid'
  | 'reversed'
  | 'never_told'
  | 'told_wrong'
  | 'refund_not_on_chain'
  | 'endpoint_silent'

/** Two books that do not agree. */
type Difference = {
  readonly code: DifferenceCode
  readonly order: number
  readonly text: string
}

/** One order in all books. */
export type OrderBooks = {
  readonly order: number
  readonly address: Address
  /** What lies at the order's address, by the chains themselves. */
  readonly chain: readonly string[]
  /** What the endpoint says. */
  readonly ledger: string
  /** What the shop says. */
  readonly store: string
  /** What the merchant's system was told. */
  readonly deliveries: string
}

/** The closing check's report. */
export type ClosingReport = {
  /** ISO 8601. */
  readonly at: string
  readonly orders: readonly OrderBooks[]
  readonly differences: readonly Difference[]
}

/** A transfer that is in a chain. */
type Mined = {
  readonly network: StageNetwork
  readonly token: string
  readonly symbol: string
  readonly hash: string
  readonly amount: bigint
}

/**
 * Compares chain, ledger, store and delivery log of orders, and names every difference. It asks each
 * book itself: the chains past the endpoint's providers, the endpoint by its API.
 *
 * @param orders @default all of the stage
 */
export async function closingCheck(
  stage: Stage,
  orders: readonly StageOrder[] = [...stage.orders.values()],
): Promise<ClosingReport> {
  const books: OrderBooks[] = []
  const differences: Difference[] = []
  for (const order of orders) {
    const checked = await checkOrder(stage, order)
    books.push(checked.books)
    differences.push(...checked.differences)
  }
  return { at: new Date().toISOString(), orders: books, differences }
}

async function checkOrder(stage: Stage, order: StageOrder) {
  const differences: Difference[] = []
  const differ = (code: DifferenceCode, text: string) =>
    void differences.push({ code, order: order.id, text })
  const mined = (
    await Promise.all(stage.networks.map((network) => readMined(network, order.address)))
  ).flat()
  const coins = await readCoins(stage, order.address)
  const view = await order.read()
  if (view === undefined) differ('endpoint_silent', 'The endpoint does not answer.')
  else {
    compareTransfers(mined, view, differ)
    compareCoins(coins, view, differ)
    compareStore(order, view, differ)
    compareDeliveries(stage, view, differ)
  }
  await compareRefunds(stage, order, differ)
  const books: OrderBooks = {
    order: order.id,
    address: order.address,
    chain: [
      ...mined.map(({ amount, symbol, network }) => {
        return `${formatUsdc(amount)} ${symbol} on ${network.definition.name}`
      }),
      ...coins.map(({ network, amount }) => `${amount} wei on ${network.definition.name}`),
    ],
    ledger: view === undefined ? 'silent' : ledgerInWords(view),
    store: storeInWords(order),
    deliveries: deliveriesInWords(stage, order, view),
  }
  return { books, differences }
}

type Differ = (code: DifferenceCode, text: string) => void

const transferEvent = parseAbiItem(
  'event Transfer(address indexed from, address indexed to, uint256 value)',
)

async function readMined(network: StageNetwork, to: Address): Promise<Mined[]> {
  const { usdc, otherDollars } = network.definition
  const tokens = [{ symbol: 'USDC', address: usdc }, ...otherDollars]
  const logs = await network.chain.anvil.client.getLogs({
    ...{ address: tokens.map(({ address }) => address), event: transferEvent, args: { to } },
    ...{ fromBlock: 0n, toBlock: 'latest' },
  })
  return logs.map(({ address, transactionHash, args: { value = 0n } }) => {
    const token = tokens.find((one) => one.address.toLowerCase() === address.toLowerCase())
    const { address: name = address, symbol = '?' } = token ?? {}
    return { network, token: name, symbol, hash: transactionHash, amount: value }
  })
}

async function readCoins({ networks }: Stage, address: Address) {
  const found = await Promise.all(
    networks.map(async (network) => {
      const amount = await network.chain.anvil.client.getBalance({ address })
      return { network, amount }
    }),
  )
  return found.filter(({ amount }) => amount > 0n)
}

/** What lies on offered networks in their own USDC counts; everything else is a stray. */
function compareTransfers(mined: readonly Mined[], view: PaymentView, differ: Differ): void {
  const isCounted = ({ network, token }: Mined) =>
    view.networks.some((one) => one.chain === network.id && one.token === token)
  const keyOf = (chain: string, hash: string, amount: bigint) => `${chain} ${hash} ${amount}`
  const ledger = [...view.transfers, ...(view.strays ?? [])].map((one) =>
    keyOf(one.chain, one.transactionHash, BigInt(one.amount)),
  )
  const there = mined.map((one) => keyOf(one.network.id, one.hash, one.amount))
  for (const one of mined) {
    if (ledger.includes(keyOf(one.network.id, one.hash, one.amount))) continue
    const what = `${formatUsdc(one.amount)} ${one.symbol} (${one.hash})`
    differ(
      'chain_not_in_ledger',
      `${what} lie on ${one.network.definition.name}; the endpoint does not know them.`,
    )
  }
  for (const key of ledger.filter((one) => !there.includes(one))) {
    differ('ledger_not_on_chain', `The endpoint has ${key}, and the chain does not.`)
  }
  const sum = mined.filter(isCounted).reduce((total, { amount }) => total + amount, 0n)
  if (sum !== BigInt(view.received)) {
    const [chain, endpoint] = [formatUsdc(sum), formatUsdc(BigInt(view.received))]
    differ('sum_wrong', `${chain} USDC count on the chains, ${endpoint} USDC in the endpoint.`)
  }
}

function compareCoins(
  coins: readonly { readonly network: StageNetwork; readonly amount: bigint }[],
  view: PaymentView,
  differ: Differ,
): void {
  const keyOf = (chain: string, amount: bigint | string) => `${amount} wei on ${chain}`
  const there = coins.map(({ network, amount }) => keyOf(network.id, amount)).sort()
  const known = (view.coins ?? []).map(({ chain, amount }) => keyOf(chain, amount)).sort()
  if (there.join() === known.join()) return
  const [one, other] = [there, known].map((list) => list.join(', ') || 'no coins')
  differ('coins_wrong', `At the address lie ${one}; the endpoint knows ${other}.`)
}

/** The shop has the payment's id exactly when the endpoint says that it is paid. */
function compareStore(order: StageOrder, view: PaymentView, differ: Differ): void {
  const booked = order.booked()
  const isOurs = booked.payment_provider_id === view.id
  const state = stateNames[booked.status_id] ?? `Status ${booked.status_id}`
  if (view.status === 'paid' && !isOurs) {
    differ('paid_not_in_store', `The endpoint says paid; in the shop the order is ${state}.`)
  }
  if (view.status !== 'paid' && isOurs) {
    differ('store_not_paid', `The shop has the payment's id; the endpoint says ${view.status}.`)
  }
  if (view.exceptions.includes('reversed')) {
    differ('reversed', `The order is ${state} in the shop, and its money was taken back.`)
  }
}

/** Each event once with the right signature, without a gap, and the newest is what is true now. */
function compareDeliveries({ receiver }: Stage, view: PaymentView, differ: Differ): void {
  if (receiver === undefined) return
  const taken = receiver.log().filter(({ answered, payment }) => {
    return answered === 204 && payment?.id === view.id
  })
  const told = new Map(taken.map(({ payment }) => [payment?.sequence, payment]))
  for (let sequence = 1; sequence <= view.sequence; sequence += 1) {
    if (told.has(sequence)) continue
    differ('never_told', `The merchant's system was never told of event ${sequence}.`)
  }
  const newest = told.get(view.sequence)
  if (
    newest !== undefined &&
    (newest.status !== view.status || newest.received !== view.received)
  ) {
    differ('told_wrong', `The merchant's system was told ${newest.status}, not ${view.status}.`)
  }
}

/** What the shop says was given back is what the merchant's wallet sent. */
async function compareRefunds(
  { refunds }: Stage,
  order: StageOrder,
  differ: Differ,
): Promise<void> {
  let sent = 0n
  for (const { network, hash, amount } of refunds.filter((one) => one.order === order.id)) {
    const { client } = network.chain.anvil
    const receipt = await client.getTransactionReceipt({ hash }).catch(() => undefined)
    if (receipt?.status === 'success') sent += amount
  }
  const booked = dollarsOf(order.booked().refunded_amount)
  if (sent === booked) return
  const [shop, chain] = [formatUsdc(booked), formatUsdc(sent)]
  differ('refund_not_on_chain', `The shop gave back $${shop}; ${chain} USDC were sent.`)
}

/** A decimal of the shop's books, with four decimals, as atomic USDC. */
function dollarsOf(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.')
  return BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, '0').slice(0, 6))
}

function ledgerInWords({ status, exceptions, received, due }: PaymentView): string {
  const unusual = exceptions.length === 0 ? '' : ` (${exceptions.join(', ')})`
  const [has, wants] = [formatUsdc(BigInt(received)), formatUsdc(BigInt(due))]
  return `${status}${unusual}: ${has} of ${wants} USDC`
}

function storeInWords(order: StageOrder): string {
  const { status_id: id, refunded_amount: refunded } = order.booked()
  const back = dollarsOf(refunded)
  const state = stateNames[id] ?? `Status ${id}`
  return back === 0n ? state : `${state}, $${formatUsdc(back)} given back`
}

function deliveriesInWords(
  { receiver }: Stage,
  { opened: { payment } }: StageOrder,
  view: PaymentView | undefined,
): string {
  if (receiver === undefined) return 'no receiver'
  const all = receiver.log().filter((one) => one.payment?.id === payment.id)
  const taken = new Set(
    all.filter(({ answered }) => answered === 204).map((one) => one.payment?.sequence),
  )
  const failed = all.filter(({ answered }) => answered !== 204).length
  const tries = failed === 0 ? '' : `, ${failed} tries refused`
  return `${taken.size} of ${view?.sequence ?? '?'} events${tries}`
}
