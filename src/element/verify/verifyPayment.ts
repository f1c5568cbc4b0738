import type { Network } from '../../chains/definition.js'
import { accept, type Refusal, type Result, refuse } from '../../errors/index.js'
import { parseAmount } from '../../money/index.js'
import type { PaymentView } from '../../protocol/index.js'
import { checksum, factory, parseAddress, receiverOf, saltOf } from '../../receiver/index.js'
import { parseView } from './parseView.js'

/** Why a payment is refused, and never shown. */
export type VerifyCode =
  /** A field is missing or odd, or a total is no amount. */
  | 'malformed'
  /** The page pins no treasury. */
  | 'treasury_missing'
  /** The page pins a mistyped address. */
  | 'treasury_malformed'
  /** The payment names a treasury that the page does not pin. */
  | 'treasury_mismatch'
  /** The payment is for another order than the page. */
  | 'order_mismatch'
  /** The payment names another receiver factory. */
  | 'factory_mismatch'
  /** The address does not follow from treasury and order. */
  | 'address_mismatch'
  /** This build does not know a network of the payment. */
  | 'unknown_chain'
  /** A token is not Circle's USDC. */
  | 'token_mismatch'
  /** The payment is in another currency than the order. */
  | 'currency_mismatch'
  /** The payment asks for more than the order's total. */
  | 'due_above_total'
  /** More is missing than was ever due. */
  | 'remaining_above_due'

/** What the page knows of its own, before it asks anybody. */
export type Expected = {
  /** Pinned treasuries, newest first, separated by spaces or commas. */
  readonly treasury: string | null
  /** Absent only where a payment is opened by its id, on the hosted page. */
  readonly store?: string | null
  readonly order?: string | null
  readonly cart?: string | null
  /** The payment's id, where it is opened by that. */
  readonly payment?: string | null
  /** The order's total, such as `25.50`. */
  readonly total?: string | null
  /** ISO 4217. @default 'USD' when there is a `total` */
  readonly currency?: string | null
}

/** One transfer, ready to be shown. */
export type CheckedTransfer = {
  /** Absent for a network that this build does not know; the transfer is then shown without a link. */
  readonly chain: Network | undefined
  readonly chainName: string
  readonly transactionHash: `0x${string}`
  readonly amount: bigint
  readonly confirmations: number
  readonly required: number
}

/** A payment that this browser has checked. Only such a payment is shown. */
export type CheckedPayment = {
  readonly view: PaymentView
  /** Derived in this browser; not the one that the endpoint sent. */
  readonly address: `0x${string}`
  readonly treasury: `0x${string}`
  /** Atomic USDC. */
  readonly due: bigint
  readonly received: bigint
  readonly remaining: bigint
  /** Milliseconds since 1970. */
  readonly expiresAt: number
  readonly networks: readonly Network[]
  readonly transfers: readonly CheckedTransfer[]
}

/**
 * Checks a payment that the endpoint sent against what the page knows and what this build contains.
 *
 * The endpoint is not believed: the address is derived again from the pinned treasury and the order.
 *
 * @param options.view untrusted JSON
 * @param options.chains the networks of this build; the only source of token, name, RPC and explorer
 */
export function verifyPayment(options: {
  view: unknown
  expected: Expected
  chains: readonly Network[]
}): Result<CheckedPayment, VerifyCode> {
  const { expected, chains } = options
  const pinned = parseTreasuries(expected.treasury)
  if (!pinned.ok) return pinned
  const view = parseView(options.view)
  if (view === undefined) return refused('malformed')

  if (!sameOrder(view, expected)) return refused('order_mismatch')
  const treasury = pinned.value.find((candidate) => candidate === checksum(view.treasury))
  if (treasury === undefined) return refused('treasury_mismatch')
  if (checksum(view.factory) !== factory.address) return refused('factory_mismatch')
  const { store, id, cart } = view.order
  const address = receiverOf({ treasury, salt: saltOf({ store, order: id, cart }) })
  if (checksum(view.address) !== address) return refused('address_mismatch')
  const networks = knownNetworks(view, chains)
  if (!networks.ok) return networks
  const amounts = checkAmounts(view, expected)
  if (!amounts.ok) return amounts

  return accept({
    view,
    address,
    treasury,
    ...amounts.value,
    expiresAt: Date.parse(view.expiresAt),
    networks: networks.value,
    transfers: view.transfers.map((transfer) => {
      const chain = chains.find(({ id }) => `eip155:${id}` === transfer.chain)
      return {
        chain,
        chainName: chain?.name ?? transfer.chain,
        transactionHash: transfer.transactionHash,
        amount: BigInt(transfer.amount),
        confirmations: Math.min(transfer.confirmations, transfer.required),
        required: transfer.required,
      }
    }),
  })
}

/** Reads the `treasury` attribute: one address or several, newest first. */
export function parseTreasuries(
  text: string | null,
): Result<readonly `0x${string}`[], 'treasury_missing' | 'treasury_malformed'> {
  const parts = (text ?? '').split(/[\s,]+/).filter((part) => part !== '')
  if (parts.length === 0) {
    return refuse('treasury_missing', 'Set the treasury.')
  }
  try {
    return accept(parts.map(parseAddress))
  } catch {
    return refuse('treasury_malformed', 'The treasury is mistyped.')
  }
}

/** The code says it all; a sentence for each would weigh more than the check. */
const refused = <Code extends VerifyCode>(code: Code): Refusal<Code> =>
  refuse(code, `The payment was refused: ${code}.`)

function sameOrder(view: PaymentView, expected: Expected): boolean {
  const { store, order, cart, payment } = expected
  return (
    (!payment || payment === view.id) &&
    (!store || store === view.order.store) &&
    (!order || order === view.order.id) &&
    (!cart || cart.toLowerCase() === view.order.cart.toLowerCase())
  )
}

function knownNetworks(
  view: PaymentView,
  chains: readonly Network[],
): Result<readonly Network[], 'unknown_chain' | 'token_mismatch'> {
  const networks: Network[] = []
  for (const network of view.networks) {
    const chain = chains.find(({ id }) => `eip155:${id}` === network.chain)
    if (chain === undefined) return refused('unknown_chain')
    if (checksum(network.token) !== checksum(chain.usdc)) return refused('token_mismatch')
    networks.push(chain)
  }
  return accept(networks)
}

type Amounts = Pick<CheckedPayment, 'due' | 'received' | 'remaining'>

function checkAmounts(
  view: PaymentView,
  expected: Expected,
): Result<Amounts, 'currency_mismatch' | 'due_above_total' | 'remaining_above_due' | 'malformed'> {
  const due = BigInt(view.due)
  const remaining = BigInt(view.remaining)
  const totals = [view.total]
  if (expected.total) {
    const currency = expected.currency || 'USD'
    if (currency !== view.total.currency) return refused('currency_mismatch')
    totals.push({ amount: expected.total, currency })
  }
  for (const { amount, currency } of totals) {
    if (currency !== 'USD') continue
    const total = parseAmount(amount, 2)
    if (!total.ok) return refused('malformed')
    if (due > total.value) return refused('due_above_total')
  }
  if (remaining > due) return refused('remaining_above_due')
  return accept({ due, received: BigInt(view.received), remaining })
}
