import { privateKeyToAccount } from 'viem/accounts'
import type { Rpc } from '../../chains/rpc.js'
import type { Database } from '../../database/index.js'
import type { ChainConfig } from '../../endpoint/config.js'
import { hasFactory, requestOf } from '../../endpoint/jobs/receiverBalances.js'
import { carryOutSweep } from '../../endpoint/jobs/sweepChain.js'
import type { Hex } from '../../receiver/index.js'
import { deploymentTransaction, readFees } from '../../receiver/sweep/index.js'
import { type Finding, findingsOf, reasonOf } from '../doctor/finding.js'

/**
 * Deploys the receivers' factory on a network, once; the first sweep would do the same.
 *
 * @param ask a person, before anything is sent
 */
export async function deployFactoryOn({
  chain,
  rpc,
  database,
  key,
  ask,
  print,
  rest,
}: {
  chain: ChainConfig
  rpc: Rpc
  database: Database
  key: Hex | undefined
  ask: (question: string) => Promise<boolean>
  print: (text: string) => void
  rest: () => Promise<void>
}): Promise<Finding> {
  const { id, name, explorer } = chain.definition
  const { ok, unchecked } = findingsOf(`factory on ${name}`)
  try {
    return await deploy()
  } catch (error) {
    const next =
      (error as { hint?: string }).hint ?? `Check PAY_CHAIN_${id}_RPC, and run this again.`
    return unchecked(`It was not deployed: ${reasonOf(error)}`, next)
  }

  async function deploy(): Promise<Finding> {
    if (await hasFactory(rpc, name)) return ok('It is there already.')
    if (key === undefined) {
      return unchecked(
        'It was not deployed: PAY_SWEEP_KEY is not set.',
        'Set it to a new key with a little coin for gas. The first sweep deploys it, too.',
      )
    }
    if (!(await ask(`Deploy the factory on ${name}?`))) {
      return unchecked('It was not deployed: nobody said yes.', 'Answer y, or add --yes.')
    }
    const { fees } = await readFees(requestOf(rpc))
    await carryOutSweep({
      ...{ database, chain, rpc, rest },
      prepared: { transactions: [deploymentTransaction()], maxFeePerGas: fees.maxFeePerGas },
      account: privateKeyToAccount(key),
      now: () => Math.floor(Date.now() / 1_000),
      onProgress: ({ kind, hash }) => print(`  ${name}: ${kind} ${explorer.url}/tx/${hash}`),
    })
    return ok('It is deployed.')
  }
}
