export type { ChainDefinition } from '../chains/definition.js'
export { en, type Messages } from '../lang/en/index.js'
export { zhCN } from '../lang/zh-CN/index.js'
export type { OpenWalletPanel } from '../wallets/part.js'
export { walletsOf } from '../wallets/walletsOf.js'
export { UsdcErrorEvent, UsdcReadyEvent } from './events.js'
export { type Build, definePayWithUsdc } from './library.js'
export { PayWithUsdc } from './PayWithUsdc.js'
export { UsdcPaidEvent, UsdcStatusEvent } from './status/events.js'
export {
  type CheckedPayment,
  type Expected,
  type VerifyCode,
  verifyPayment,
} from './verify/verifyPayment.js'
export { UsdcBeforeSendEvent, UsdcSentEvent, type WalletRequest } from './wallet/events.js'
