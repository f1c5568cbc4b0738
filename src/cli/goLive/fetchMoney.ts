import { privateKeyToAccount } from 'viem/accounts'
import { readBalance } from '../../chains/readBalance.js'
import type { Rpc } from '../../chains/rpc.js'
import { type Database, readSwept } from '../../database/index.js'
import type { ChainConfig } from '../../endpoint/config.js'
import { carryOutSweep, prepareSweep } from '../../endpoint/jobs/sweepChain.js'
import { formatUsdc } from '../../money/index.js'
import type { PaymentView } from '../../protocol/index.js'
import type { Address, Hex } from '../../receiver/index.js'
import { type Finding, findingsOf, reasonOf } from '../doctor/finding.js'
import { resultLines, sweepTable } from '../sweepReport.js'

/** A proof is worth its gas, however small the payment is. */
const anyPrice = { minimum: 1n, maximumCost: 10_000n }

/**
 * Fetches the money of one paid payment from its address on one network, and looks whether the treasury
 * has it. What was fetched before is not sent again.
 *
 * @param key pays the gas; nothing where the settings have none
 * @param ask a person, before anything is sent
 */
export async function fetchMoney({
  payment,
  chain,
  rpc,
  database,
  key,
  ask,
  print,
  rest,
}: {
  payment: PaymentView
  chain: ChainConfig
  rpc: Rpc
  database: Database
  key: Hex | undefined
  ask: (question: string) => Promise<boolean>
  print: (text: string) => void
  rest: () => Promise<void>
}): Promise<Finding> {
  const { name, id, usdc, nativeCurrency, explorer } = chain.definition
  const network = `eip155:${id}`
  const { ok, problem, unchecked } = findingsOf(`treasury after order ${payment.order.id}`)
  const owner = payment.treasury as Address
  const again = `Then run this again with --order ${payment.order.id}.`
  try {
    const held = () => readBalance({ rpc, token: usdc, owner })
    const sweptOf = async () => {
      const all = await readSwept({ database, chain: network })
      const ours = all.filter(({ paymentId }) => paymentId === payment.id)
      return ours.reduce((sum, { amount }) => sum + amount, 0n)
    }
    const place = { database, chain, rpc, only: payment.id }
    const prepared = await prepareSweep({
      ...place,
      limits: anyPrice,
      nativePrice: chain.nativePrice,
    })
    const [before, sweptBefore] = [await held(), await sweptOf()]
    if (prepared.plan.batches.length === 0 && sweptBefore > 0n) {
      return ok(
        `${formatUsdc(sweptBefore)} USDC were fetched on ${name} before; it holds ${formatUsdc(before)}.`,
      )
    }
    if (prepared.plan.batches.length === 0) {
      return problem(
        `Nothing can be fetched on ${name} now.`,
        'Run pay-with-usdc sweep --check: it names what differs, address by address.',
      )
    }
    for (const line of sweepTable([{ chain, prepared }])) print(`  ${line}`)
    if (key === undefined) {
      return unchecked(
        'The money was not fetched: PAY_SWEEP_KEY is not set.',
        `Set it, or send what pay-with-usdc sweep --safe FILE --chain ${network} writes with your Safe. ${again}`,
      )
    }
    if (!(await ask(`Fetch ${formatUsdc(prepared.plan.value)} USDC on ${name} into ${owner}?`))) {
      return unchecked(
        'The money was not fetched: nobody said yes.',
        `Answer y, or add --yes. ${again}`,
      )
    }
    const results = await carryOutSweep({
      ...{ database, chain, rpc, prepared, rest },
      account: privateKeyToAccount(key),
      now: () => Math.floor(Date.now() / 1_000),
      onProgress: ({ kind, hash }) => print(`  ${name}: ${kind} ${explorer.url}/tx/${hash}`),
      onResult: (result) => {
        for (const line of resultLines(name, nativeCurrency.symbol, result)) print(`  ${line}`)
      },
    })
    const fetched = (await sweptOf()) - sweptBefore
    const after = await held()
    if (results.some(({ isReverted }) => isReverted) || fetched === 0n) {
      return problem(
        `The sweep on ${name} moved nothing; the money is still at ${payment.address}.`,
        'Look at the transaction, then run pay-with-usdc sweep --check.',
      )
    }
    if (after < before + fetched) {
      return problem(
        `It should hold ${formatUsdc(before + fetched)} USDC on ${name}, and holds ${formatUsdc(after)}.`,
        `Look at ${explorer.url}/address/${owner}: something has left it meanwhile, or the provider is behind.`,
      )
    }
    return ok(
      `${formatUsdc(fetched)} USDC came on ${name}: it held ${formatUsdc(before)}, and holds ${formatUsdc(after)}.`,
    )
  } catch (error) {
    const { hint } = error as { hint?: string }
    return unchecked(
      `The money could not be fetched on ${name}: ${reasonOf(error)}`,
      `${hint ?? `Check PAY_CHAIN_${id}_RPC.`} ${again}`,
    )
  }
}
