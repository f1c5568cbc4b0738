export { fingerprintOf, type PublicKey, parseFingerprints } from './publicKey.js'
export {
  type ReceiptCode,
  receiptType,
  type VerifiedReceipt,
  verifyReceipt,
} from './verifyReceipt.js'
