import { checkChain } from '../../chains/checkChain.js'
import { hasFactory } from '../../endpoint/jobs/receiverBalances.js'
import { PayWithUsdcError } from '../../errors/index.js'
import { type Address, factory } from '../../receiver/index.js'
import { type Finding, findingsOf, reasonOf } from '../doctor/finding.js'
import type { OfferedChain } from './treasury.js'

/** Whether USDC answers as Circle's does, and whether the receivers' factory is there. */
export async function checkContracts({
  chain: { definition, rpc },
  treasury,
}: {
  chain: OfferedChain
  treasury: Address
}): Promise<Finding[]> {
  const { id, name, usdc } = definition
  const token = findingsOf(`USDC on ${name}`)
  const receivers = findingsOf(`factory on ${name}`)
  try {
    const found = await checkChain({ definition, rpc, treasury })
    if (found !== undefined && found.code !== 'treasury_blacklisted') {
      return [token.problem(found.message, found.hint)]
    }
    const says = `${usdc} answers as Circle's: symbol USDC, 6 decimals, its own domain, not paused.`
    return [token.ok(says), await lookForFactory()]
  } catch (error) {
    return [
      token.unchecked(
        `${name} does not answer: ${reasonOf(error)}.`,
        `Check PAY_CHAIN_${id}_RPC; pay-with-usdc doctor looks at each provider.`,
      ),
    ]
  }

  async function lookForFactory(): Promise<Finding> {
    try {
      if (await hasFactory(rpc, name)) {
        return receivers.ok(`It is at ${factory.address}, byte for byte.`)
      }
      return receivers.problem(
        'It is not there yet. Money can come in, and nobody can fetch it before somebody deploys it, once.',
        `Run pay-with-usdc go-live --deploy-factory eip155:${id}: PAY_SWEEP_KEY pays the gas.`,
      )
    } catch (error) {
      if (!(error instanceof PayWithUsdcError) || error.retryable) throw error
      return receivers.problem(
        error.message,
        `Do not offer ${name}: take PAY_CHAIN_${id}_RPC out, or use a provider that serves the real network.`,
      )
    }
  }
}
