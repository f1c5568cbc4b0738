import { defineWithParts } from './defineWithParts.js'
import { openFrame } from './frame/openFrame.js'
import { readOrigin } from './origin.js'

// The script of the frame's page: the whole element, and what speaks with the store's page.
openFrame(defineWithParts(readOrigin()))
