import { mainnets } from '../chains/definitions/mainnets.js'
import { livePartOf } from '../element/live/openLivePart.js'
import { deliverPart } from '../element/loadPart.js'
import { lateParts } from './lateParts.js'

// The mainnets and nothing else.
deliverPart(livePartOf(mainnets, lateParts))
