import type { PaymentView } from '../../protocol/index.js'
import { type ClosingReport, closingCheck } from '../stage/closingCheck.js'
import { pathOf, type StageOrder } from '../stage/order.js'
import type { Stage } from '../stage/stage.js'
import { stateNames } from '../stage/tellStore.js'
import { eventually } from './moves.js'
import type { Ending, Scenario } from './scenario.js'

/** What came of a scenario. */
export type Result = {
  readonly scenario: string
  readonly order: number
  /** The hosted page of its payment. */
  readonly url: string
  /** What is not as it should be, a sentence each; empty when all is well. */
  readonly problems: readonly string[]
  readonly report: ClosingReport
  /** Milliseconds. */
  readonly took: number
}

/**
 * Plays a scenario to its end and compares every book with what it promises. All switches are reset
 * before and after.
 *
 * @param order is used while it waits and has no money yet. @default a new one
 */
export async function runScenario(
  stage: Stage,
  scenario: Scenario,
  order?: StageOrder,
): Promise<Result> {
  const start = Date.now()
  const [main, second, unoffered] = stage.networks
  if (second === undefined || unoffered === undefined) {
    throw new RangeError('Scenarios need a stage with three networks.')
  }
  await stage.reset()
  const played =
    order === undefined || scenario.opening !== undefined || !(await isFresh(order))
      ? await stage.placeOrder(scenario.opening)
      : order
  const tell = (text: string) => stage.timeline.add({ lane: 'order', order: played.id, text })
  tell(scenario.title)
  const problems: string[] = []
  try {
    await played.until('the payment', ({ status }) => status === 'waiting')
    await scenario.run({ stage, order: played, main, second, unoffered, tell })
    await stage.reset()
    await settle(stage, played, scenario.ending)
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error))
    await stage.reset()
  }
  const view = await played.read()
  const report = await closingCheck(stage, [played])
  if (view !== undefined) problems.push(...differencesOf(stage, played, view, scenario.ending))
  problems.push(...unexpected(report, scenario.ending))
  const kind = problems.length === 0 ? 'good' : 'bad'
  const text = problems.length === 0 ? 'Ended as it should' : problems.join(' ')
  stage.timeline.add({ lane: 'order', order: played.id, text, kind })
  const { url } = played.opened
  const took = Date.now() - start
  return { scenario: scenario.name, order: played.id, url, problems, report, took }
}

/** An order that was opened a moment ago has not been heard of yet. */
async function isFresh(order: StageOrder): Promise<boolean> {
  await order.until('the payment', () => true, 10_000).catch(() => undefined)
  return order.isFresh()
}

/** Waits until the payment is as it ends, and the merchant's system was told of it. */
async function settle(stage: Stage, order: StageOrder, ending: Ending): Promise<void> {
  const wanted = receivedOf(order, ending)
  await order.until(
    `${[ending.status, ...(ending.exceptions ?? [])].join(', ')}`,
    (view) =>
      view.status === ending.status &&
      isSame(view.exceptions, ending.exceptions ?? []) &&
      BigInt(view.received) === wanted,
  )
  const { receiver } = stage
  if (receiver === undefined) return
  await eventually('the last webhook', async () => {
    const last = (await order.read())?.sequence
    return deliveredTo(stage, order).some(({ sequence }) => sequence === last)
  })
}

/** The views that the merchant's system has taken, each once, in their order. */
function deliveredTo({ receiver }: Stage, order: StageOrder): PaymentView[] {
  const views = new Map<number, PaymentView>()
  for (const { answered, payment } of receiver?.log() ?? []) {
    if (answered === 204 && payment?.id === order.opened.payment.id) {
      views.set(payment.sequence, payment)
    }
  }
  return [...views.values()].sort((a, b) => a.sequence - b.sequence)
}

function differencesOf(
  stage: Stage,
  order: StageOrder,
  view: PaymentView,
  ending: Ending,
): string[] {
  const problems: string[] = []
  const state = order.booked().status_id
  const wantedState = ending.orderState ?? (ending.status === 'paid' ? 11 : 7)
  const received = receivedOf(order, ending)
  const path =
    stage.receiver === undefined ? pathOf(order.views()) : pathOf(deliveredTo(stage, order))
  if (view.status !== ending.status) {
    problems.push(`The payment is ${view.status} and should be ${ending.status}.`)
  }
  if (!isSame(view.exceptions, ending.exceptions ?? [])) {
    const [is, should] = [view.exceptions, ending.exceptions ?? []].map(
      (one) => one.join(', ') || 'none',
    )
    problems.push(`Its exceptions are ${is} and should be ${should}.`)
  }
  if (BigInt(view.received) !== received) {
    problems.push(`It has ${view.received} and should have ${received}.`)
  }
  if (state !== wantedState) {
    const [is, should] = [state, wantedState].map((one) => stateNames[one] ?? `status ${one}`)
    problems.push(`In the shop the order is ${is} and should be ${should}.`)
  }
  if (!isPath(path, ending.path)) {
    problems.push(`Its events say ${path.join(' → ')} and should say ${ending.path.join(' → ')}.`)
  }
  return problems
}

/** Differences that were not foreseen, and foreseen ones that are not there. */
function unexpected(
  { differences }: ClosingReport,
  { differences: wanted = [] }: Ending,
): string[] {
  const codes = differences.map(({ code }) => code)
  return [
    ...differences.filter(({ code }) => !wanted.includes(code)).map(({ text }) => text),
    ...wanted
      .filter((code) => !codes.includes(code))
      .map((code) => `The closing check should have found ${code}.`),
  ]
}

function receivedOf({ due }: StageOrder, { status, received }: Ending): bigint {
  return received === undefined ? (status === 'paid' ? due : 0n) : received(due)
}

const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((one) => b.includes(one))

/** True when the statuses are the expected ones; those with `?` may be missing. */
export function isPath(statuses: readonly string[], expected: readonly string[]): boolean {
  const [next, ...rest] = expected
  if (next === undefined) return statuses.length === 0
  const name = next.replace('?', '')
  const isThere = statuses[0] === name && isPath(statuses.slice(1), rest)
  return isThere || (next.endsWith('?') && isPath(statuses, rest))
}
