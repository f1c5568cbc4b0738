import { formatUsdc } from '../../money/index.js'
import type { OpenedPayment, PaymentView } from '../../protocol/index.js'
import type { BigCommerceEmulator, BookedOrder } from '../bigcommerce/index.js'
import { type Follower, follow } from '../follower.js'
import type { Timeline } from './timeline.js'

/** One order of the sandbox: as the shop has it, and as a shopper's page follows it. */
export type StageOrder = {
  readonly id: number
  /** What it costs at first, atomic USDC. */
  readonly due: bigint
  /** Where its money belongs. */
  readonly address: `0x${string}`
  readonly opened: OpenedPayment
  /** The order in the shop's books, as it is now. */
  readonly booked: () => BookedOrder
  /** Every view that its page was told, oldest first. */
  readonly views: () => readonly PaymentView[]
  readonly last: () => PaymentView | undefined
  /** True while it waits, and nothing has happened to it. */
  readonly isFresh: () => boolean
  /** Asks the endpoint now; undefined when it does not answer. */
  readonly read: () => Promise<PaymentView | undefined>
  /**
   * Waits until the payment is like that.
   *
   * @param what in words, for the error
   * @param patience milliseconds. @default 60 seconds
   */
  readonly until: (
    what: string,
    fits: (view: PaymentView) => boolean,
    patience?: number,
  ) => Promise<PaymentView>
  /** The shopper closes the page: nobody follows any more. */
  readonly closePage: () => void
  /** The shopper comes back, on whatever device: the link is all that is needed. */
  readonly openPage: () => void
}

/** The statuses of a payment one after the other, without repetitions. */
export function pathOf(views: readonly PaymentView[]): string[] {
  const statuses = views.map(({ status }) => status)
  return statuses.filter((status, at) => status !== statuses[at - 1])
}

/** Follows an order whose payment has been opened. */
export function stageOrderOf({
  id,
  opened,
  store,
  timeline,
  endpointUrl,
}: {
  id: number
  opened: OpenedPayment
  store: BigCommerceEmulator
  timeline: Timeline
  endpointUrl: string
}): StageOrder {
  const views: PaymentView[] = []
  let page: Follower | undefined
  const last = () => views.at(-1)

  function take(view: PaymentView): void {
    const before = last()
    if (view.sequence <= (before?.sequence ?? 0)) return
    views.push(view)
    const text = changeOf(before, view)
    const isWorse = view.exceptions.some((one) => before?.exceptions.includes(one) !== true)
    const isPaid = view.status === 'paid' && before?.status !== 'paid'
    const kind = isWorse ? 'bad' : isPaid ? 'good' : 'plain'
    if (text !== undefined) timeline.add({ lane: 'endpoint', order: id, text, kind })
  }

  function openPage(): void {
    page ??= follow({
      ...{ id: opened.payment.id, token: opened.token, urlOf: () => endpointUrl },
      ...{ onView: take, isForever: true },
    })
  }

  openPage()
  return {
    ...{ id, opened, openPage, last, views: () => views },
    due: BigInt(opened.payment.due),
    address: opened.payment.address,
    isFresh() {
      const { status, exceptions = [], received } = last() ?? {}
      return status === 'waiting' && exceptions.length === 0 && received === '0'
    },
    async read() {
      const { payment, token } = opened
      const headers = { authorization: `Bearer ${token}` }
      const url = `${endpointUrl}/v1/payments/${payment.id}`
      const response = await fetch(url, { headers }).catch(() => undefined)
      return response?.ok ? ((await response.json()) as PaymentView) : undefined
    },
    booked() {
      const order = store.books.orders().find((one) => one.id === id)
      if (order === undefined) throw new RangeError(`The shop has no order ${id}.`)
      return order
    },
    async until(what, fits, patience = 60_000) {
      const deadline = Date.now() + patience
      for (;;) {
        const view = last()
        if (view !== undefined && fits(view)) return view
        if (Date.now() > deadline) throw new Error(`${what}: it did not come. ${inWords(view)}`)
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
    },
    closePage() {
      page?.stop()
      page = undefined
    },
  }
}

/** What is new, in a sentence; nothing for a further confirmation. */
function changeOf(before: PaymentView | undefined, view: PaymentView): string | undefined {
  const parts: string[] = []
  if (before?.status !== view.status) parts.push(view.status)
  const gained = view.exceptions.filter((one) => before?.exceptions.includes(one) !== true)
  const lost = (before?.exceptions ?? []).filter((one) => !view.exceptions.includes(one))
  for (const exception of gained) parts.push(exception)
  for (const exception of lost) parts.push(`no longer ${exception}`)
  if (before !== undefined && before.received !== view.received) {
    parts.push(`${formatUsdc(BigInt(view.received))} USDC received`)
  }
  if (before !== undefined && before.due !== view.due) {
    parts.push(`${formatUsdc(BigInt(view.due))} USDC due`)
  }
  return parts.length === 0 ? undefined : parts.join(', ')
}

function inWords(view: PaymentView | undefined): string {
  if (view === undefined) return 'The endpoint has said nothing of the payment.'
  const { status, exceptions, received, due } = view
  const unusual = exceptions.length === 0 ? '' : ` (${exceptions.join(', ')})`
  return `The payment is ${status}${unusual}, with ${formatUsdc(BigInt(received))} of ${formatUsdc(BigInt(due))} USDC.`
}
