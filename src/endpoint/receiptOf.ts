import { type Database, type PaidEvent, readPaidEvents } from '../database/index.js'
import type { PaymentView, Receipt } from '../protocol/index.js'
import { saltOf } from '../receiver/index.js'

/**
 * The receipt of a payment: how it stood when the shop accepted it.
 *
 * It is made of an event that never changes, so a transfer, refund or reorg that comes later does
 * not move it. Where a reorg took the money back just then, it is the first event after that in
 * which the order is covered again.
 *
 * @param issuer the endpoint's public URL
 * @returns nothing while there is no such event
 */
export async function receiptOf({
  database,
  id,
  issuer,
}: {
  database: Database
  id: string
  issuer: string
}): Promise<Receipt | undefined> {
  for (const event of await readPaidEvents({ database, id })) {
    const receipt = claimsOf(event, issuer)
    if (BigInt(receipt.received) >= BigInt(receipt.due)) return receipt
  }
  return undefined
}

function claimsOf({ view, at }: PaidEvent, issuer: string): Receipt {
  const { id: payment, order, total, rate, due, address, treasury } = view
  const transfers = view.transfers
    .filter(({ confirmations, required }) => confirmations >= required)
    .map(({ chain, transactionHash, amount, blockTime }) => ({
      chain,
      token: tokenOn(view, chain),
      transactionHash,
      amount,
      blockTime,
    }))
  const received = transfers.reduce((sum, { amount }) => sum + BigInt(amount), 0n)
  return {
    iss: issuer,
    payment,
    store: order.store,
    ...(order.storeName === undefined ? {} : { storeName: order.storeName }),
    order: order.id,
    total,
    ...(rate === undefined ? {} : { rate }),
    due,
    received: received.toString(),
    receiver: address,
    treasury,
    // The salt and not the cart: who reads a receipt must not be able to open the payment.
    salt: saltOf({ store: order.store, order: order.id, cart: order.cart }),
    transfers,
    paidAt: new Date(at * 1_000).toISOString(),
  }
}

/** A view holds only transfers on its own networks. */
function tokenOn({ networks }: PaymentView, chain: string): `0x${string}` {
  const network = networks.find((one) => one.chain === chain)
  if (network === undefined) throw new Error(`A transfer on ${chain}, which the payment has not.`)
  return network.token
}
