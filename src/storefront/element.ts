import { defineWithParts } from './defineWithParts.js'
import { readOrigin } from './origin.js'

// The element with its parts beside it, as one script.
defineWithParts(readOrigin())
