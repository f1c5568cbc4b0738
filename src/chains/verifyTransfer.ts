import { isHash, misanswer, readBlock } from './blocks.js'
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
  const place = await findInReceipt(rpc, log)
  if (place === undefined) throw misanswer(rpc, 'a log that its own receipt does not hold')
  return { ...log, indexInTransaction: place }
}

/**
 * Looks a second time, at best at a second provider: is the block still the canonical one of its
 * height, did the transaction succeed in it, and is the same log in its receipt?
 *
 * @returns false when that cannot be said yet. Undecided is not refused: ask again later.
 */
export async function verifyTransfer({
  rpc,
  transfer,
}: {
  rpc: Rpc
  transfer: PlacedTransfer
}): Promise<boolean> {
  const block = await readBlock(rpc, transfer.blockNumber)
  if (block?.hash !== transfer.blockHash) return false
  return (await findInReceipt(rpc, transfer)) === transfer.indexInTransaction
}

/**
 * True when two different providers have the transfer; one, where there is one. Whoever told of it may
 * be one of them, and never both. One that does not answer says nothing.
 */
export async function isWitnessed({
  rpcs,
  transfer,
}: {
  rpcs: readonly Rpc[]
  transfer: PlacedTransfer
}): Promise<boolean> {
  let witnesses = 0
  for (const rpc of rpcs) {
    if (await verifyTransfer({ rpc, transfer }).catch(() => false)) witnesses += 1
    if (witnesses === Math.min(2, rpcs.length)) return true
  }
  return false
}

/** Where the log stands in its transaction's receipt; nothing when it does not. */
async function findInReceipt(rpc: Rpc, log: TransferLog): Promise<number | undefined> {
  const answer = await rpc.request('eth_getTransactionReceipt', [log.transactionHash])
  if (answer === null || typeof answer !== 'object') return undefined
  const { status, blockHash, logs } = answer as Record<string, unknown>
  if (status !== '0x1' || !isHash(blockHash) || blockHash !== log.blockHash) return undefined
  if (!Array.isArray(logs)) return undefined
  const place = logs.findIndex((one: unknown) => {
    const found = parseTransferLog(rpc, one)
    return (
      found !== undefined &&
      found.logIndex === log.logIndex &&
      found.token === log.token &&
      found.to === log.to &&
      found.amount === log.amount
    )
  })
  return place === -1 ? undefined : place
}
