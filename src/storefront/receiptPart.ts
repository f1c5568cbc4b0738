import { deliverPart } from '../element/loadPart.js'
import { openReceiptPart } from '../element/receipt/openReceiptPart.js'

deliverPart(openReceiptPart)
