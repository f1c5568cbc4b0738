import { type Database, findPayment, readPayment } from '../../database/index.js'
import type { Config } from '../../endpoint/config.js'
import { formatUsdc } from '../../money/index.js'
import type { PaymentView } from '../../protocol/index.js'
import type { Store } from '../../stores/store.js'
import { type Finding, findingsOf, reasonOf } from '../doctor/finding.js'

/** Above this it is no small payment any more; atomic USDC. */
const small = 20_000_000n

/** Where a payment is looked for and followed. */
export type PaymentPlace = {
  readonly config: Pick<Config, 'publicUrl' | 'store' | 'chains'>
  readonly database: Database
  readonly store: Pick<Store, 'readOrder'>
  readonly print: (text: string) => void
  /** Waits about a second. */
  readonly rest: () => Promise<void>
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/**
 * Shows one order's payment to the person who pays it, and follows it until the store has taken it.
 *
 * @param order the number of an order in the store
 * @param patience milliseconds until it is given up
 * @returns the paid payment, and what was found on the way
 */
export async function followOrder({
  order,
  patience,
  ...place
}: PaymentPlace & { order: string; patience: number }): Promise<{
  readonly findings: readonly Finding[]
  readonly paid?: PaymentView
}> {
  const { ok, problem, unchecked } = findingsOf(`payment of order ${order}`)
  const { config, database, store, print, rest, now } = place
  const wrong = await whyNotPayable(order, store)
  if (wrong !== undefined) return { findings: [wrong] }
  const end = now() + patience
  const url = `${config.publicUrl}/pay/order/${order}`
  let said = ''
  let view: PaymentView | undefined
  for (; now() < end; await rest()) {
    const found = await findPayment({ database, store: config.store.hash, order })
    const last = found && (await readPayment({ database, id: found.paymentId }))
    if (last === undefined) {
      said = say(said, 'The endpoint has not opened its payment yet; it looks once a minute.')
      continue
    }
    if (view === undefined) for (const line of inviting(last, config, url)) print(line)
    view = last
    said = say(said, progressOf(view, config))
    if (view.status === 'paid') {
      const told = await store.readOrder({ order })
      if (told.ok && told.value.state === 'paid' && told.value.paymentId === view.id) {
        const sum = `${formatUsdc(BigInt(view.received))} USDC came in`
        return { findings: [ok(`${sum}, and the store has it as paid.`)], paid: view }
      }
      const next = `Look at order ${order} in the control panel: somebody has moved it since.`
      return { findings: [problem('It is paid, but the store says otherwise.', next)], paid: view }
    }
    if (view.status === 'canceled') {
      const next = 'Place another small order, and run this again with its number.'
      return { findings: [problem('The order was canceled.', next)] }
    }
  }
  const next =
    view === undefined
      ? 'See that the endpoint runs, with the same PAY_DATABASE (pay-with-usdc doctor).'
      : `Pay it at ${url}, then run this again with --order ${order}: it goes on where it stopped.`
  return {
    findings: [unchecked(`After ${Math.round(patience / 60_000)} minutes it is not paid.`, next)],
  }

  function say(before: string, text: string): string {
    if (text !== before) print(`  ${text}`)
    return text
  }
}

/** Why an order cannot be paid with USDC, from the shop's own books. */
async function whyNotPayable(
  order: string,
  store: PaymentPlace['store'],
): Promise<Finding | undefined> {
  const { problem, unchecked } = findingsOf(`payment of order ${order}`)
  const another = 'Place a small order with Pay with USDC, and name its number: --order N.'
  try {
    const read = await store.readOrder({ order })
    if (!read.ok) return problem('The store has no such order.', another)
    if (read.value.refused !== undefined) {
      const next = `${another} PAY_STORE_METHODS must hold the method's display name.`
      return problem('It was not placed with Pay with USDC.', next)
    }
    return read.value.state === 'canceled' ? problem('It was canceled.', another) : undefined
  } catch (error) {
    return unchecked(
      `The store does not answer: ${reasonOf(error)}.`,
      'See PAY_STORE_TOKEN, and pay-with-usdc doctor.',
    )
  }
}

/** What the person who pays needs. */
function inviting(
  view: PaymentView,
  config: Pick<Config, 'chains'>,
  url: string,
): readonly string[] {
  if (view.status !== 'waiting') return []
  const due = BigInt(view.remaining)
  const networks = view.networks.map(({ chain }) => nameOf(chain, config)).join(', ')
  return [
    `  Pay ${formatUsdc(due)} USDC now, real money, in one of two ways:`,
    `    ${url}`,
    `    ${view.address} on ${networks}`,
    ...(due > small ? ['  ! That is more than a small payment: cancel it and place another.'] : []),
  ]
}

function progressOf(view: PaymentView, config: Pick<Config, 'chains'>): string {
  const seen = view.transfers.map(
    ({ chain, amount, confirmations, required }) =>
      `${formatUsdc(BigInt(amount))} USDC on ${nameOf(chain, config)}, ${Math.min(confirmations, required)} of ${required} confirmations`,
  )
  const odd = view.exceptions.length === 0 ? [] : [`look at: ${view.exceptions.join(', ')}`]
  return [`${view.status}`, ...seen, ...odd].join('; ')
}

/** The name of a network that we watch. */
function nameOf(chain: string, { chains }: Pick<Config, 'chains'>): string {
  return (
    chains.find(({ definition }) => `eip155:${definition.id}` === chain)?.definition.name ?? chain
  )
}
