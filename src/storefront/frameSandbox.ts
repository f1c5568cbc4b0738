import { sandboxChain } from '../chains/definitions/sandbox.js'
import { testnets } from '../chains/definitions/testnets.js'
import { defineWithParts } from './defineWithParts.js'
import { openFrame } from './frame/openFrame.js'
import { readOrigin } from './origin.js'

const origin = readOrigin()

// For trying out: as in the sandbox's element.
defineWithParts(origin, [sandboxChain(new URL(origin.src).origin), ...testnets])
openFrame()
