import type { Inspection } from '../../database/index.js'
import { PayWithUsdcError } from '../../errors/index.js'
import { type Finding, findingsOf, reasonOf } from './finding.js'

/** Whether the database opens, is whole, and keeps what it acknowledged. */
export async function checkDatabase({
  inspect,
}: {
  inspect: () => Promise<Inspection>
}): Promise<Finding> {
  const { ok, problem } = findingsOf('database')
  try {
    const { kind, version, payments, damage } = await inspect()
    const what = `${kind} ${version}`
    if (damage.length === 0) return ok(`${what} is whole and durable; ${payments} payments.`)
    return problem(
      `${what} is damaged: ${damage.slice(0, 3).join('; ')}.`,
      'Stop the endpoint, keep the file, and restore the last backup: pay-with-usdc restore.',
    )
  } catch (error) {
    const hint = error instanceof PayWithUsdcError ? error.hint : undefined
    return problem(
      `The database cannot be read: ${reasonOf(error)}`,
      hint ?? 'Check PAY_DATABASE, its user and its permissions.',
    )
  }
}
