import type { ChainDefinition } from '../definition.js'
import { arbitrum } from './arbitrum.js'
import { avalanche } from './avalanche.js'
import { base } from './base.js'
import { ethereum } from './ethereum.js'
import { optimism } from './optimism.js'
import { polygon } from './polygon.js'

/** The networks of a production build, cheapest and fastest first. */
export const mainnets: readonly ChainDefinition[] = [
  base,
  arbitrum,
  optimism,
  polygon,
  avalanche,
  ethereum,
]
