import type { OrderUpdate, ProofTransfer, StaffNotice } from '../store.js'
import { addDecimals, formatDecimal, parseDecimal } from './decimal.js'
import type { MetafieldRequest } from './schemas.js'

/** What an order's metafields can hold, in bytes; so can its staff notes. */
const longest = 65_535
/** Transfers that are named in a staff note; the metafield lists the others. */
const namedInNote = 5

/** The metafields that an order paid by us has. Only our own API account reads them. */
export function metafieldsOf({
  paymentId,
  proof,
  refundAddress = '',
}: OrderUpdate): MetafieldRequest[] {
  const values = {
    payment: paymentId,
    amount: sumOf(proof),
    network: networksOf(proof),
    transactions: cut(proof.map(lineOf).join('\n')),
    refund_address: refundAddress,
  }
  const keys = ['payment', 'amount', 'network', 'transactions', 'refund_address'] as const
  return keys
    .filter((key) => values[key] !== '')
    .map((key) => ({
      permission_set: 'app_only',
      namespace: 'pay_with_usdc',
      key,
      value: values[key],
    }))
}

/**
 * Adds one line to an order's staff notes, below what staff wrote. Gives undefined when the line is
 * there already, or when it would not fit: staff's own words are never cut.
 */
export function appendNote(notes: string, update: OrderUpdate): string | undefined {
  const marker = markerOf(update.paymentId)
  if (notes.includes(marker)) return undefined
  const before = notes.trimEnd()
  const refund = update.refundAddress ? `. Refunds to ${update.refundAddress}` : ''
  const candidates = [`${marker} ${noteOf(update.proof)}${refund}`, marker]
  return candidates
    .map((line) => (before === '' ? line : `${before}\n${line}`))
    .find((text) => Buffer.byteLength(text) <= longest)
}

/**
 * Adds what a person has to look at to an order's staff notes. Gives undefined when it is what was
 * said last of this payment, or when it would not fit.
 */
export function appendNotice(
  notes: string,
  { paymentId, text }: Pick<StaffNotice, 'paymentId' | 'text'>,
): string | undefined {
  const marker = `[pay_with_usdc ${paymentId}: please look]`
  const line = `${marker} ${text}`
  const last = notes.split('\n').findLast((one) => one.startsWith(marker))
  if (last?.trimEnd() === line) return undefined
  const before = notes.trimEnd()
  const added = before === '' ? line : `${before}\n${line}`
  return Buffer.byteLength(added) <= longest ? added : undefined
}

/** Tells our line from everything else in the notes; the bracket keeps `pay_1` apart from `pay_12`. */
function markerOf(paymentId: string): string {
  return `[pay_with_usdc ${paymentId}]`
}

function noteOf(proof: readonly ProofTransfer[]): string {
  if (proof.length === 0) return 'Paid with USDC.'
  const named = proof.slice(0, namedInNote).map(({ transactionHash, url }) =>
    // The address of a transaction already holds its hash; a page without one needs both.
    url.includes(transactionHash) ? url : `${transactionHash} ${url}`.trim(),
  )
  const more = proof.length > namedInNote ? `, and ${proof.length - namedInNote} more` : ''
  return `Paid ${sumOf(proof)} USDC on ${networksOf(proof)}: ${named.join(', ')}${more}`
}

function lineOf({ amount, network, transactionHash, url }: ProofTransfer): string {
  return `${amount} USDC on ${network}: ${transactionHash} ${url}`.trim()
}

function networksOf(proof: readonly ProofTransfer[]): string {
  return [...new Set(proof.map(({ network }) => network))].join(', ')
}

/** Empty without a transfer. */
function sumOf(proof: readonly ProofTransfer[]): string {
  const amounts = proof.map(({ amount }) => parseDecimal(amount) ?? { value: 0n, scale: 0 })
  return amounts.length === 0 ? '' : formatDecimal(amounts.reduce(addDecimals))
}

/** Keeps whole lines up to the limit. */
function cut(text: string): string {
  let kept = text
  while (Buffer.byteLength(kept) > longest) kept = kept.slice(0, kept.lastIndexOf('\n'))
  return kept
}
