export {
  type AuthorizationKey,
  readAuthorization,
  readOpenAuthorizations,
  readRelayCost,
  type StoredAuthorization,
} from './authorizations.js'
export type { ReadBlock } from './blocks.js'
export { recordCoins } from './coins.js'
export type { Database } from './database.js'
export { isFinalityWanted, readReread, recordFinality, recordReread } from './finality.js'
export {
  countUnshown,
  type FollowedOrder,
  findPayment,
  readUnchecked,
  recordChecked,
  recordShown,
} from './followOrders.js'
export { recordFound } from './foundTransfers.js'
export {
  readInstallation,
  recordInstallation,
  removeInstallation,
} from './installations.js'
export { type IdempotencyKey, openPayment } from './openPayment.js'
export { openSqlite } from './openSqlite.js'
export {
  backoffSeconds,
  claimJob,
  finishJob,
  type Job,
  leaseSeconds,
  nextJobAt,
  retryJob,
} from './outbox.js'
export { readBacklog } from './readBacklog.js'
export { type PaidEvent, readPaidEvents } from './readPaidEvents.js'
export { readEvents, readPayment } from './readPayment.js'
export {
  moveAuthorization,
  type RelayLimits,
  recordAuthorization,
} from './recordAuthorization.js'
export {
  readBlocks,
  readCursor,
  readFirstOpening,
  recordBlocks,
  recordReorg,
} from './recordBlocks.js'
export { recordHold, recordOrderState, recordStoreAnswer } from './recordStoreAnswer.js'
export { readRefundAddress, recordRefundAddress } from './refundAddress.js'
export {
  type DueScreening,
  type Finding,
  readDueScreenings,
  readFindings,
  recordScreening,
  screeningLifetime,
  screeningPatience,
} from './screening.js'
export {
  type BooksPage,
  nativeCoin,
  orphanSweeps,
  type ReceiverBooks,
  readReceiverBooks,
  readSweepable,
  readSwept,
  recordSweeps,
} from './sweeps.js'
export {
  type ReadTransfer,
  readAddresses,
  readUnverified,
  recordDisproved,
  recordVerified,
  selectUnknown,
} from './transfers.js'
export { recordHook, takeTry } from './tries.js'
