import { mainnets } from '../chains/definitions/mainnets.js'
import { languages } from '../lang/languages.js'
import { definePayWithUsdc } from './library.js'

definePayWithUsdc({ chains: mainnets, languages })
