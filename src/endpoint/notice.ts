import type { Finding } from '../database/index.js'
import { formatUsdc } from '../money/index.js'
import type { PaymentView } from '../protocol/index.js'
import type { Config, ScreenSource } from './config.js'
import { formatCoin } from './jobs/sweepChain.js'

/**
 * What staff read of a payment that a person has to look at; that nothing is left, when nothing is.
 *
 * @param findings why the screening holds it. @default none
 */
export function noticeOf(
  payment: PaymentView,
  { chains }: Pick<Config, 'chains'>,
  findings: readonly Finding[] = [],
): string {
  const over = BigInt(payment.received) - BigInt(payment.due)
  const owed = `${formatUsdc(over > 0n ? over : 0n)} USDC`
  const sentences: Partial<Record<PaymentView['exceptions'][number], string>> = {
    reversed:
      'The network took a transfer back after the order was paid. Do not ship before it is there again.',
    held: heldOf(payment, chains, findings),
    order_changed:
      'The order was changed or canceled while it was paid. Compare it with what arrived.',
    duplicate: `It was paid twice. ${owed} are too much and belong to the shopper.`,
    overpaid: `${owed} too much arrived and belong to the shopper.`,
    wrong_token: `Something else than USDC arrived, which does not count: ${[straysOf(payment, chains, 'wrong_token'), ...coinsOf(payment, chains)].filter(Boolean).join(', ')}.`,
    wrong_chain: `Money arrived on a network that is not offered, and is safe: ${straysOf(payment, chains, 'wrong_chain')}.`,
  }
  const told = payment.exceptions.includes('duplicate') ? ['overpaid'] : []
  const lines = Object.entries(sentences).filter(
    ([name]) => payment.exceptions.some((one) => one === name) && !told.includes(name),
  )
  if (lines.length === 0) return 'Nothing is left to look at.'
  return lines.map(([, sentence]) => sentence).join(' ')
}

/** Native coins, where the explorer shows them. */
function coinsOf({ coins = [], address }: PaymentView, chains: Config['chains']): string[] {
  return coins.map(({ chain, amount }) => {
    const known = chains.find(({ definition }) => `eip155:${definition.id}` === chain)?.definition
    return known === undefined
      ? `${amount} of ${chain}`
      : `${formatCoin(BigInt(amount))} ${known.nativeCurrency.symbol} at ${known.explorer.url}/address/${address}`
  })
}

function straysOf(
  { strays = [] }: PaymentView,
  chains: Config['chains'],
  wanted: 'wrong_token' | 'wrong_chain',
): string {
  return strays
    .filter(({ reason }) => reason === wanted)
    .map((stray) => linkOf(stray, chains))
    .join(', ')
}

function linkOf(
  { chain, transactionHash }: Pick<Finding, 'chain' | 'transactionHash'>,
  chains: Config['chains'],
): string {
  const known = chains.find(({ definition }) => `eip155:${definition.id}` === chain)?.definition
  return known === undefined
    ? `${chain} ${transactionHash}`
    : `${known.explorer.url}/tx/${transactionHash}`
}

/** Why it is held, and what a person can do. */
function heldOf(
  { id, status }: PaymentView,
  chains: Config['chains'],
  findings: readonly Finding[],
): string {
  const held =
    status === 'paid'
      ? 'The payment is held, but the order was paid before: nothing was changed.'
      : 'The payment is held: the order stays unpaid until somebody lets it go.'
  if (findings.length === 0) return held
  const reasons = findings.map((finding) => `${reasonOf(finding)} ${linkOf(finding, chains)}.`)
  return [
    held,
    ...reasons,
    `Let it go with PUT /v1/payments/${id}/hold {"hold":"released"}, or refund it by hand; nothing is sent back automatically.`,
  ].join(' ')
}

function reasonOf({ source, verdict, sender, at, reason }: Finding): string {
  const name = screenNames[source] ?? source
  const time = new Date(at * 1_000).toISOString()
  return verdict === 'flagged'
    ? `The sender ${sender} is on ${name} (${time}):`
    : `Whether the sender ${sender} is on ${name} could not be found out (${time}${reason === undefined ? '' : `, ${reason}`}):`
}

const screenNames: Record<string, string> = {
  usdc: 'USDC’s blacklist',
  chainalysis: 'Chainalysis’ list of sanctions',
  list: 'your own list',
} satisfies Record<ScreenSource, string>
