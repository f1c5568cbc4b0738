import { nativeCoin } from '../database/index.js'
import type { ChainConfig } from '../endpoint/config.js'
import {
  formatCoin,
  type PreparedSweep,
  type SweepCheck,
  type SweepResult,
} from '../endpoint/jobs/sweepChain.js'
import { formatUsdc } from '../money/index.js'

/** What each reason means to who reads it. */
const reasons = {
  empty: 'empty: nothing there, though the books have it (see --check)',
  held: 'held: the payment waits for a person',
  dust: 'dust: less than the minimum',
  costly: 'costly: gas would take too much of it now',
} as const

/** The plan of each network as a table, and below it what waits, and why. */
export function sweepTable(
  plans: readonly { readonly chain: ChainConfig; readonly prepared: PreparedSweep }[],
): string[] {
  const rows = [
    ['network', 'addresses', 'transactions', 'USDC', 'gas', 'cost', 'in USDC', 'share'],
    ...plans.map(({ chain: { definition }, prepared: { plan, transactions } }) => [
      definition.name,
      `${plan.batches.reduce((sum, { receivers }) => sum + receivers.length, 0)}`,
      `${transactions.length}`,
      formatUsdc(plan.value),
      `${plan.gas}`,
      `${formatCoin(plan.cost)} ${definition.nativeCurrency.symbol}`,
      plan.costInUsdc === undefined ? 'unknown' : formatUsdc(plan.costInUsdc),
      shareOf(plan),
    ]),
  ]
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? []
  return [
    ...rows.map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    ),
    ...plans.flatMap(({ chain, prepared }) => waitingLines(chain.definition.name, prepared)),
    ...plans
      .filter(({ prepared: { prices } }) => prices.nativePrice === undefined)
      .map(
        ({ chain: { definition } }) =>
          `! ${definition.name}: the price of ${definition.nativeCurrency.symbol} is unknown, so --max-cost was not looked at. Name it with --native-price.`,
      ),
  ]
}

function shareOf({ costInUsdc, value }: PreparedSweep['plan']): string {
  if (costInUsdc === undefined || value === 0n) return '–'
  // Rounded up: it is never more than what stands here.
  const basisPoints = (costInUsdc * 10_000n + value - 1n) / value
  return `${basisPoints / 100n}.${`${basisPoints % 100n}`.padStart(2, '0')} %`
}

function waitingLines(name: string, { plan: { waiting } }: PreparedSweep): string[] {
  return (Object.keys(reasons) as (keyof typeof reasons)[]).flatMap((reason) => {
    const some = waiting.filter((one) => one.reason === reason)
    if (some.length === 0) return []
    const value = formatUsdc(some.reduce((sum, { balance }) => sum + balance, 0n))
    return [`${name}: ${some.length} with ${value} USDC wait; ${reasons[reason]}`]
  })
}

/** What became of one transaction. */
export function resultLines(
  name: string,
  symbol: string,
  { hash, isReverted, swept, failed, cost }: SweepResult,
): string[] {
  const price = `gas cost ${formatCoin(cost)} ${symbol}`
  if (isReverted) return [`✗ ${name}: ${hash} was reverted and moved nothing; ${price}`]
  const sumOf = (isCoin: boolean) =>
    swept
      .filter(({ token }) => (token === nativeCoin) === isCoin)
      .reduce((sum, { amount }) => sum + amount, 0n)
  const coins = sumOf(true)
  const value = `${formatUsdc(sumOf(false))} USDC${coins === 0n ? '' : `, ${formatCoin(coins)} ${symbol}`}`
  return [
    swept.length === 0 && failed.length === 0
      ? `✓ ${name}: ${hash} is mined; ${price}`
      : `✓ ${name}: ${swept.length} swept, ${value}; ${price}`,
    ...failed.map(
      (address) => `✗ ${name}: ${address} could not be swept; its money is still there`,
    ),
  ]
}

/** How the books of one network stand. */
export function checkLines(name: string, checked: SweepCheck): string[] {
  const { receivers, credited, swept, balance, found, differences, readUpTo, head } = checked
  const sum = `${formatUsdc(balance)} there + ${formatUsdc(swept)} swept`
  const first =
    differences.length === 0
      ? `✓ ${name}: ${receivers} addresses, ${sum} = ${formatUsdc(credited)} USDC credited`
      : `✗ ${name}: ${receivers} addresses, ${sum}, but ${formatUsdc(credited)} USDC credited`
  const lag =
    differences.length > 0 && (readUpTo === undefined || readUpTo < head)
      ? [
          `  The endpoint has read up to block ${readUpTo ?? 'none'} of ${head}: let it catch up first.`,
        ]
      : []
  return [
    first,
    ...(found === 0 ? [] : [`  ${found} sweeps by others were found on the chain and noted.`]),
    ...lag,
    ...differences.map((one) => {
      const gap = one.balance + one.swept - one.credited
      const what =
        gap > 0n
          ? `${formatUsdc(gap)} more than was seen. It is not credited: look for transfers in blocks ${one.fromBlock} to ${one.toBlock}.`
          : `${formatUsdc(-gap)} are missing, and no sweep of them was found.`
      return `  ✗ ${one.address} (${one.paymentId}, token ${one.token}): ${what}`
    }),
  ]
}
