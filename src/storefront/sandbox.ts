import { sandboxChain } from '../chains/definitions/sandbox.js'
import { testnets } from '../chains/definitions/testnets.js'
import { defineWithParts } from './defineWithParts.js'
import { readOrigin } from './origin.js'

const origin = readOrigin()

// For trying out: test networks, and the chain of the sandbox that serves this very file.
defineWithParts(origin, [sandboxChain(new URL(origin.src).origin), ...testnets])
