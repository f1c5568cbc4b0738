import type { ChainDefinition } from '../../chains/definition.js'
import type { PaymentView } from '../../protocol/index.js'
import { fast, slow } from './networks.js'
import type { Order } from './orders.js'
import { ancestorAt, type TrueBlock, TruthChain } from './TruthChain.js'

/** The two networks as they really are. */
export type Truth = Readonly<Record<'slow' | 'fast', TruthChain>>

/** A transfer that the canonical chain holds. */
type Held = {
  readonly network: 'slow' | 'fast'
  readonly token: string
  readonly amount: bigint
  readonly transaction: string
  readonly block: TrueBlock
}

const definitions = { slow, fast } as const
const chainOf = (network: 'slow' | 'fast') => `eip155:${definitions[network].id}`

/** What the ledger has to say of an order in the end, worked out from the chains alone. */
export function expectedOf(order: Order, truth: Truth, isAccepted: boolean) {
  const { due, quote } = order
  if (quote === undefined) throw new Error(`${order.id} was never opened.`)
  const held = heldOf(order, truth)
  const credited = held.filter((one) => isCredited(order, one))
  const received = credited.reduce((sum, { amount }) => sum + amount, 0n)
  const isLate = ({ block }: Held) => block.time > quote.expiresAt
  const exceptions = new Set<string>()
  if (received > 0n && received < due) exceptions.add('underpaid')
  if (received > due) exceptions.add('overpaid')
  if (credited.some(isLate)) exceptions.add('late')
  if (credited.filter(({ amount }) => amount >= due).length > 1) exceptions.add('duplicate')
  for (const { network, token } of held) {
    if (!order.networks.includes(network)) exceptions.add('wrong_chain')
    else if (token !== definitions[network].usdc) exceptions.add('wrong_token')
  }
  if (isAccepted && received < due) exceptions.add('reversed')
  return {
    // In the end everything is deep enough, the store has been told, and every quote is over.
    status: isAccepted || received >= due ? 'paid' : 'expired',
    received: received.toString(),
    remaining: (received >= due ? 0n : due - received).toString(),
    exceptions: [...exceptions].sort(),
    transfers: credited
      .map(({ network, transaction, amount, block }) =>
        [chainOf(network), transaction, amount, block.number].join(' '),
      )
      .sort(),
  }
}

/** The same of a payment's view. */
export function seenOf(view: PaymentView) {
  const { status, received, remaining, exceptions, transfers } = view
  return {
    status,
    received,
    remaining,
    exceptions,
    transfers: transfers
      .map(({ chain, transactionHash, amount, blockNumber }) =>
        [chain, transactionHash, amount, blockNumber].join(' '),
      )
      .sort(),
  }
}

/**
 * True when the real chains held the whole price as deep as an order of this price asks for, at
 * some moment since `since`: a node that is behind is a moment late.
 *
 * @param since milliseconds since 1970
 */
export function wasDeep(order: Order, truth: Truth, since: number): boolean {
  let sum = 0n
  for (const network of order.networks) {
    const chain = truth[network]
    const from = chain.states.findLastIndex(({ at }) => at <= since)
    const states = chain.states.slice(Math.max(0, from))
    const counted = new Set<string>()
    for (const block of blocksWith(order, chain)) {
      for (const { hash, transfers } of block.transactions) {
        if (counted.has(hash)) continue
        const wasHere = states.some(
          (state) =>
            isDeepIn(state, block.number, order.due, definitions[network]) &&
            ancestorAt(state.head, block.number) === block,
        )
        if (!wasHere) continue
        counted.add(hash)
        for (const { to, token, amount } of transfers) {
          if (to === order.address && token === definitions[network].usdc) sum += amount
        }
      }
    }
  }
  return sum >= order.due
}

function isDeepIn(
  { head, safe, finalized }: { head: TrueBlock; safe: number; finalized: number },
  number: number,
  due: bigint,
  { tiers, confirmations }: ChainDefinition,
): boolean {
  const depth = tiers.findLast(({ above }) => due > above) ?? { confirmations }
  const tag = 'tag' in depth ? depth.tag : undefined
  if (tag === undefined) return head.number - number + 1 >= depth.confirmations
  return { safe, finalized }[tag] >= number
}

function heldOf(order: Order, truth: Truth): Held[] {
  return (['slow', 'fast'] as const).flatMap((network) => {
    const { usdc, otherDollars } = definitions[network]
    const tokens = new Set<string>([usdc, ...otherDollars.map(({ address }) => address)])
    return blocksWith(order, truth[network])
      .filter((block) => TruthChain.holds(truth[network].head, block))
      .flatMap((block) =>
        block.transactions.flatMap(({ hash, transfers }) =>
          transfers
            .filter(
              ({ to, token, amount }) => to === order.address && tokens.has(token) && amount > 0n,
            )
            .map(({ token, amount }) => ({ network, token, amount, transaction: hash, block })),
        ),
      )
  })
}

function isCredited(order: Order, { network, token }: Held): boolean {
  return order.networks.includes(network) && token === definitions[network].usdc
}

/** Every block, on whichever fork, that holds money for an order. */
function blocksWith(order: Order, chain: TruthChain): TrueBlock[] {
  return [...(chain.byReceiver.get(order.address) ?? [])]
}
