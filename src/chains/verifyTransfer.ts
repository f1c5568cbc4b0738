import { misanswer, type NumberedHash, readBlock } from './blocks.js'
import { parseTransferLog, type TransferLog } from './logs.js'
import type { Rpc } from './rpc.js'

/** A transfer log with its place among the logs of its own transaction, which survives a reorg. */
export type PlacedTransfer = TransferLog & { readonly indexInTransaction: number }

/**
 * Finds a log's place in its transaction, from the receipt.
 *
 * @throws PayWithUsdcError `rpc_misanswer` when the receipt does not hold the log: ask again later
 */
export async function placeTransfer({
  rpc,
  log,
}: {
  rpc: Rpc
  log: TransferLog
}): Promise<PlacedTransfer> {
  const logs = await readReceiptLogs(rpc, log)
  const place = logs === undefined ? -1 : placeOf(rpc, log, logs)
  if (place === -1) throw misanswer(rpc, 'a log that its own receipt does not hold')
  return { ...log, indexInTransaction: place }
}

/**
 * Looks a second time: is the block still the canonical one of its height, did the transaction
 * succeed in it, and is the same log in its receipt?
 *
 * @param head a block of the transfer's own chain, above it. @default none is known
 * @returns false when the provider has the very block and the log is not in it, or has that chain
 * with another block there. Nothing when that cannot be said yet. Undecided is not refused: ask again
 * later.
 */
export async function verifyTransfer({
  rpc,
  transfer,
  head,
}: {
  rpc: Rpc
  transfer: PlacedTransfer
  head?: NumberedHash | undefined
}): Promise<boolean | undefined> {
  const isOurChain = async () =>
    head !== undefined &&
    head.number > transfer.blockNumber &&
    (await readBlock(rpc, head.number))?.hash === head.hash
  const block = await readBlock(rpc, transfer.blockNumber)
  if (block !== undefined && block.hash !== transfer.blockHash) {
    if (!(await isOurChain())) return undefined
    // Once more: what answers may have changed in between.
    const again = await readBlock(rpc, transfer.blockNumber)
    return again?.hash === block.hash && (await isOurChain()) ? false : undefined
  }
  if (block === undefined) return undefined
  const logs = await readReceiptLogs(rpc, transfer)
  if (logs === undefined) return (await isMissing(rpc, transfer)) ? false : undefined
  return placeOf(rpc, transfer, logs) === transfer.indexInTransaction
}

/**
 * Asks providers one after the other until two of them say the same: one of three may lie, and
 * nobody remembers who told of the transfer first. Where there is one, its word has to do.
 *
 * @returns nothing while that cannot be said
 */
export async function judgeTransfer({
  rpcs,
  transfer,
  head,
}: {
  rpcs: readonly Rpc[]
  transfer: PlacedTransfer
  head?: NumberedHash | undefined
}): Promise<boolean | undefined> {
  const wanted = Math.min(2, rpcs.length)
  const said = { yes: 0, no: 0 }
  for (const rpc of rpcs) {
    const verdict = await verifyTransfer({ rpc, transfer, head }).catch(() => undefined)
    if (verdict === undefined) continue
    said[verdict ? 'yes' : 'no'] += 1
    if (said.yes === wanted) return true
    if (said.no === wanted) return false
  }
  return undefined
}

/** The logs of a transaction; none when it failed, nothing when there is no receipt from this block. */
async function readReceiptLogs(
  rpc: Rpc,
  { transactionHash, blockHash }: TransferLog,
): Promise<readonly unknown[] | undefined> {
  const receipt = await rpc.request('eth_getTransactionReceipt', [transactionHash])
  if (receipt === null || typeof receipt !== 'object') return undefined
  const { status, blockHash: found, logs } = receipt as Record<string, unknown>
  if (found !== blockHash || !Array.isArray(logs)) return undefined
  return status === '0x1' ? logs : []
}

function placeOf(rpc: Rpc, log: TransferLog, logs: readonly unknown[]): number {
  return logs.findIndex((one) => {
    const found = parseTransferLog(rpc, one)
    return (
      found !== undefined &&
      found.logIndex === log.logIndex &&
      found.token === log.token &&
      found.from === log.from &&
      found.to === log.to &&
      found.amount === log.amount
    )
  })
}

/** True when the provider lists the block's transactions and this one is not among them. */
async function isMissing(rpc: Rpc, { blockHash, transactionHash }: TransferLog): Promise<boolean> {
  const block = await rpc.request('eth_getBlockByHash', [blockHash, false])
  const { hash, transactions } = (block ?? {}) as Record<string, unknown>
  return (
    hash === blockHash && Array.isArray(transactions) && !transactions.includes(transactionHash)
  )
}
