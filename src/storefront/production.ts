import { mainnets } from '../chains/definitions/mainnets.js'
import { defineWithParts, readOrigin } from './defineWithParts.js'

// What a merchant pastes: the mainnets and nothing else.
defineWithParts(readOrigin(), mainnets)
