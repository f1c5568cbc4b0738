export { recordCoins } from './coins.js'
export type { Database } from './database.js'
export {
  countUnshown,
  type FollowedOrder,
  findPayment,
  readUnchecked,
  recordChecked,
  recordShown,
} from './followOrders.js'
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
export { type PaidEvent, readPaidEvents } from './readPaidEvents.js'
export { readEvents, readPayment } from './readPayment.js'
export {
  isFinalityWanted,
  type ReadTransfer,
  readAddresses,
  readBlocks,
  readCursor,
  readFirstOpening,
  readReread,
  readUnverified,
  recordBlocks,
  recordDisproved,
  recordFinality,
  recordFound,
  recordReorg,
  recordReread,
  recordVerified,
  selectUnknown,
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
export { recordHook, takeTry } from './tries.js'
