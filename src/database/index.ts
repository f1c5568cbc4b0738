export {
  readActions,
  recordAction,
  recordChange,
} from './actions.js'
export {
  type ApiKey,
  isLive,
  readApiKey,
  readApiKeys,
  recordApiKey,
  recordKeyUse,
  revokeApiKey,
  rotateApiKey,
} from './apiKeys.js'
export {
  type AuthorizationKey,
  readAuthorization,
  readOpenAuthorizations,
  readRelayCost,
  type StoredAuthorization,
} from './authorizations.js'
export { pruneBackups } from './backup/pruneBackups.js'
export { listBackups, readManifest, restoreBackup } from './backup/restoreBackup.js'
export { writeBackup } from './backup/writeBackup.js'
export type { ReadBlock } from './blocks.js'
export { readCheckpoint, recordCheckpoint } from './checkpoints.js'
export { recordCoins } from './coins.js'
export type { Database } from './database.js'
export {
  type Delivery,
  type LoggedTry,
  type Redelivery,
  readDeliveries,
  readEvent,
  readTries,
  redeliver,
} from './deliveries.js'
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
export { type Inspection, inspectDatabase } from './inspectDatabase.js'
export { inspectInstallation } from './inspectInstallation.js'
export {
  readInstallation,
  readInstallations,
  recordInstallation,
  removeInstallation,
  replaceSealedToken,
} from './installations.js'
export { fencedBy, releaseLease, takeLease } from './leases.js'
export { readNetworkNames } from './networks.js'
export { isPostgresUrl, openDatabase } from './openDatabase.js'
export { type IdempotencyKey, openPayment, type Renewal } from './openPayment.js'
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
export { type Backlog, readBacklog } from './readBacklog.js'
export { type PaidEvent, readPaidEvents } from './readPaidEvents.js'
export { readEvents, readPayment, readSequences } from './readPayment.js'
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
export { pruneDeliveries, recordDelivery, type Verdict } from './recordDelivery.js'
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
export { type LogVerdict, verifyLog } from './verifyLog.js'
export { followTargets, readTargets, switchOn, type TargetState } from './webhookTargets.js'
