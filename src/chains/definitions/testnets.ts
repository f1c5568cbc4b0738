import type { ChainDefinition } from '../definition.js'
import { arbitrumSepolia } from './arbitrumSepolia.js'
import { avalancheFuji } from './avalancheFuji.js'
import { baseSepolia } from './baseSepolia.js'
import { optimismSepolia } from './optimismSepolia.js'
import { polygonAmoy } from './polygonAmoy.js'
import { sepolia } from './sepolia.js'

/** The networks of a sandbox build, beside the sandbox's own chain. */
export const testnets: readonly ChainDefinition[] = [
  baseSepolia,
  arbitrumSepolia,
  optimismSepolia,
  polygonAmoy,
  avalancheFuji,
  sepolia,
]
