// Server side: it signs, and it speaks JSON-RPC.
export { readBalances } from './balances.js'
export { bytesOf, dataFeeOf, readDataFee } from './dataFee.js'
export { findSweeps, parseSweepLogs, type SweptLog } from './logs.js'
export {
  deploymentGas,
  planSweep,
  type SweepCandidate,
  type SweepLimits,
  type SweepPlan,
  type SweepPrices,
} from './plan.js'
export { readFees, type SendProgress, sendTransaction } from './send.js'
export {
  deploymentTransaction,
  printable,
  type SweepTransaction,
  safeFile,
  sweepTransaction,
  withReserve,
} from './transactions.js'
