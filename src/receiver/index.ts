// What browser and server share. The init code is server side: import it from `./deploy.js`.
export { checksum, parseAddress } from './address.js'
export { type ReceiverInputCode, ReceiverInputError } from './errors.js'
export { type Factory, factory } from './factory.js'
export type { Address, Hex } from './hex.js'
export { type ReceiverInput, receiverOf } from './receiverOf.js'
export { type SaltInput, saltOf } from './saltOf.js'
