export { type Authorization, authorizationSchema } from './authorization.js'
export { authorizationNonce } from './authorizationNonce.js'
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
export { type LiveAuthorization, type PaymentIdentity, paymentViewOf } from './paymentViewOf.js'
export { addressSchema, type FiatAmount } from './primitives.js'
export {
  type Receipt,
  receiptAnswerSchema,
  receiptSchema,
} from './receipt.js'
export { refundAddressSchema } from './refundAddress.js'
export {
  deliveriesSchema,
  deliveryStateSchema,
  redeliveredSchema,
  redeliverSchema,
} from './webhooks.js'
