import type { Campaign } from './campaign.js'
import { createCampaign } from './create.js'
import { fuzzCampaign } from './fuzz.js'
import { killCampaign } from './kill.js'
import { loadCampaign } from './load.js'
import { outboxCampaign } from './outbox.js'
import { powerCampaign } from './power.js'
import { restoreCampaign } from './restore.js'
import { ssrfCampaign } from './ssrf.js'
import { tamperCampaign } from './tamper.js'
import { webhooksInCampaign } from './webhooksIn.js'

export { lastLine } from './campaign.js'

/** Every campaign. A new one is a file beside this and a line here. */
export const campaigns: readonly Campaign[] = [
  ssrfCampaign,
  outboxCampaign,
  webhooksInCampaign,
  createCampaign,
  fuzzCampaign,
  tamperCampaign,
  killCampaign,
  powerCampaign,
  restoreCampaign,
  loadCampaign,
]
