import { openLivePart } from '../element/live/openLivePart.js'
import { deliverPart } from '../element/loadPart.js'

deliverPart(openLivePart)
