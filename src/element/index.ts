export type { ChainDefinition } from '../chains/definition.js'
export { en, type Messages } from '../lang/en.js'
export { zhCN } from '../lang/zh-CN.js'
export type { OpenWalletPanel } from '../wallets/part.js'
export { definePayWithUsdc } from './define.js'
export {
  UsdcBeforeSendEvent,
  UsdcErrorEvent,
  UsdcPaidEvent,
  UsdcReadyEvent,
  UsdcSentEvent,
  UsdcStatusEvent,
  type WalletRequest,
} from './events.js'
export { type Build, PayWithUsdc } from './PayWithUsdc.js'
export {
  type CheckedPayment,
  type Expected,
  type VerifyCode,
  verifyPayment,
} from './verify/verifyPayment.js'
