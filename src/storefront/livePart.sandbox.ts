import { sandboxChains } from '../chains/definitions/sandbox.js'
import { testnets } from '../chains/definitions/testnets.js'
import { livePartOf } from '../element/live/openLivePart.js'
import { deliverPart } from '../element/loadPart.js'
import { lateParts } from './lateParts.js'
import { readOrigin } from './origin.js'

// For trying out: test networks, and the chains of the sandbox that serves this very file.
const { origin } = new URL(readOrigin().src)
deliverPart(livePartOf([...sandboxChains(origin), ...testnets], lateParts))
