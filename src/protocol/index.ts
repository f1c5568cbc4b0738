export type { Authorization } from './authorization.js'
export { balancesSchema } from './balances.js'
export { type ErrorAnswer, errorAnswerSchema } from './errorAnswer.js'
export { holdSchema } from './hold.js'
export {
  type OpenedPayment,
  type OpenPayment,
  openCheckoutSchema,
  openedPaymentSchema,
  openPaymentSchema,
} from './openPayment.js'
export {
  exceptionSchema,
  type PaymentView,
  paymentViewSchema,
  statusSchema,
  type TransferView,
} from './paymentView.js'
export { type PaymentIdentity, paymentViewOf } from './paymentViewOf.js'
export { addressSchema, type FiatAmount } from './primitives.js'
export {
  type Receipt,
  receiptAnswerSchema,
  receiptSchema,
} from './receipt.js'
export { refundAddressSchema } from './refundAddress.js'
