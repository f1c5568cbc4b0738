import { openExchangePart } from '../element/exchange/openExchangePart.js'
import { deliverPart } from '../element/loadPart.js'

deliverPart(openExchangePart)
