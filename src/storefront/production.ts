import { mainnets } from '../chains/definitions/mainnets.js'
import { defineWithParts } from './defineWithParts.js'
import { readOrigin } from './origin.js'

// What a merchant pastes: the mainnets and nothing else.
defineWithParts(readOrigin(), mainnets)
