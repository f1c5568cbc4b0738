import { type Finding, findingsOf } from '../doctor/finding.js'
import type { TargetTest } from '../webhooks.js'

/** Whether each webhook target takes a `webhook.test`. */
export function judgeWebhooks(tests: readonly TargetTest[]): Finding[] {
  if (tests.length === 0) {
    return [findingsOf('webhooks').ok('PAY_WEBHOOK_URL is not set: no system of yours is told.')]
  }
  return tests.map(({ name, isTaken, says }) => {
    const { ok, problem } = findingsOf(`webhook ${name}`)
    const next =
      'See that your receiver runs, checks the signature with this secret and answers 2xx (docs/webhooks.md); then pay-with-usdc webhooks test.'
    return isTaken ? ok(`It ${says}.`) : problem(`It ${says}.`, next)
  })
}
