export {
  type BigCommerceEmulator,
  bigCommerceEmulator,
  type EmulatorOptions,
} from './bigCommerceEmulator.js'
export type { Fault } from './faults.js'
export type { BookedOrder, Cart, Exchange, Line, OrderEvent } from './types.js'
