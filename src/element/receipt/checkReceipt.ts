import type { ChainDefinition } from '../../chains/definition.js'
import { accept, type Result, refuse } from '../../errors/index.js'
import type { Receipt } from '../../protocol/index.js'
import { parseFingerprints, type ReceiptCode, verifyReceipt } from '../../receipt/index.js'
import type { CheckedPayment } from '../verify/verifyPayment.js'

/** Why a receipt is not offered. */
export type ReceiptRefusalCode =
  | ReceiptCode
  /** The page pins a mistyped fingerprint. */
  | 'receipt_key_malformed'
  /** The receipt is of another payment than the one that this browser has checked. */
  | 'receipt_mismatch'
  /** This page may not use WebCrypto: it is not served over https. */
  | 'receipt_unchecked'

/** A receipt that may be offered. */
export type CheckedReceipt = {
  readonly receipt: Receipt
  /** True when one of the pinned keys signed it. */
  readonly isSigned: boolean
}

/**
 * Checks a receipt's signature, its key, and that it says what this browser has checked itself.
 *
 * @param options.answer untrusted JSON
 * @param options.pinned the `receipt-key` attribute
 */
export async function checkReceipt({
  answer,
  payment,
  pinned,
  chains,
}: {
  answer: unknown
  payment: CheckedPayment
  pinned: string | null
  chains: readonly ChainDefinition[]
}): Promise<Result<CheckedReceipt, ReceiptRefusalCode>> {
  const keys = parseFingerprints(pinned)
  if (!keys.ok) return keys
  if (globalThis.crypto?.subtle === undefined) {
    return refuse('receipt_unchecked', 'The receipt cannot be checked on a page without https.')
  }
  const jws = (answer as { receipt?: unknown } | null)?.receipt
  if (typeof jws !== 'string') return refuse('receipt_malformed', 'The answer holds no receipt.')
  const verified = await verifyReceipt({ jws, pinned: keys.value })
  if (!verified.ok) return verified
  const { receipt } = verified.value
  if (!isReceiptOf(receipt, payment, chains)) {
    return refuse('receipt_mismatch', 'The receipt is not of the payment that is shown.')
  }
  return accept({ receipt, isSigned: keys.value.length > 0 })
}

function isReceiptOf(
  receipt: Receipt,
  { view, address, treasury }: CheckedPayment,
  chains: readonly ChainDefinition[],
): boolean {
  const isSameOrder =
    receipt.payment === view.id &&
    receipt.store === view.order.store &&
    receipt.order === view.order.id &&
    receipt.receiver === address &&
    receipt.treasury === treasury
  // An order that is edited after it was paid keeps its receipt.
  const isSameTotal =
    view.exceptions.includes('order_changed') ||
    (receipt.due === view.due &&
      receipt.total.amount === view.total.amount &&
      receipt.total.currency === view.total.currency)
  return (
    isSameOrder &&
    isSameTotal &&
    receipt.transfers.every(({ chain, token, transactionHash, amount }) => {
      const usdc = chains.find(({ id }) => `eip155:${id}` === chain)?.usdc
      const isSeen = view.transfers.some(
        (seen) =>
          seen.chain === chain &&
          seen.transactionHash === transactionHash &&
          seen.amount === amount,
      )
      // A reorg after the shop has accepted takes a transfer out of the view, not off the receipt.
      const isKnown = isSeen || view.exceptions.includes('reversed')
      return isKnown && usdc?.toLowerCase() === token.toLowerCase()
    })
  )
}
