// The events' classes are types here: their names are known to every listener.
export type { UsdcErrorEvent, UsdcReadyEvent } from '../element/events.js'
export type { PayWithUsdc as PayWithUsdcElement } from '../element/PayWithUsdc.js'
export type { UsdcPaidEvent, UsdcStatusEvent } from '../element/status/events.js'
export type { UsdcBeforeSendEvent, UsdcSentEvent } from '../element/wallet/events.js'
export { PayWithUsdc, type PayWithUsdcProps } from './PayWithUsdc.js'
