import { chainScenarios } from './chain.js'
import { endpointScenarios } from './endpoint.js'
import { merchantScenarios } from './merchant.js'
import { payerAmounts } from './payerAmounts.js'
import { payerTokens } from './payerTokens.js'
import { payerWays } from './payerWays.js'
import { providerScenarios } from './provider.js'
import type { Scenario } from './scenario.js'
import { storeScenarios } from './store.js'
import { webhookScenarios } from './webhook.js'

export { drawSample } from './drawSample.js'
export { type Result, runScenario } from './runScenario.js'
export { type Group, groups, type Scenario } from './scenario.js'

/** Every scenario. A new one is an object in one of these files. */
export const scenarios: readonly Scenario[] = [
  ...payerAmounts,
  ...payerTokens,
  ...payerWays,
  ...chainScenarios,
  ...providerScenarios,
  ...merchantScenarios,
  ...storeScenarios,
  ...webhookScenarios,
  ...endpointScenarios,
]
