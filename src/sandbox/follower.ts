import type { PaymentView } from '../protocol/index.js'

/** A page that follows a payment as the element does, and comes back after each cut. */
export type Follower = {
  /** The newest view; undefined before the first one. */
  readonly last: () => PaymentView | undefined
  /** Sequences that came out of order or twice; there must be none. */
  readonly disorder: () => readonly string[]
  /** How often it had to come back. */
  readonly returns: () => number
  readonly stop: () => void
}

/**
 * Follows a payment's stream.
 *
 * @param urlOf where to go, asked anew each time: any replica serves any payment
 * @param onView called for each view that is new
 * @param isForever goes on after the payment is paid. @default false
 */
export function follow({
  id,
  token,
  urlOf,
  onView = () => undefined,
  isForever = false,
}: {
  id: string
  token: string
  urlOf: () => string
  onView?: (view: PaymentView) => void
  isForever?: boolean
}): Follower {
  const abort = new AbortController()
  const disorder: string[] = []
  let last: PaymentView | undefined
  let returns = -1

  async function readOnce(): Promise<void> {
    const response = await fetch(`${urlOf()}/v1/payments/${id}/events`, {
      signal: abort.signal,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'text/event-stream',
        ...(last === undefined ? {} : { 'last-event-id': `${last.sequence}` }),
      },
    })
    if (!response.ok || response.body === null) return
    const decoder = new TextDecoder()
    let text = ''
    let isFirst = true
    const reader = response.body.getReader()
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      text += decoder.decode(value, { stream: true })
      const events = text.split('\n\n')
      text = events.pop() ?? ''
      for (const event of events) {
        const data = /^data: (.*)$/m.exec(event)?.[1]
        if (data === undefined) continue
        take(JSON.parse(data) as PaymentView, isFirst)
        isFirst = false
      }
    }
  }

  /** The first one after a return may be the one that is known. */
  function take(view: PaymentView, isFirst: boolean): void {
    const before = last?.sequence ?? 0
    const isInOrder = isFirst ? view.sequence >= before : view.sequence === before + 1
    if (!isInOrder) disorder.push(`${id}: ${view.sequence} after ${before}`)
    last = view
    if (view.sequence > before) onView(view)
  }

  async function forever(): Promise<void> {
    while (!abort.signal.aborted) {
      returns += 1
      await readOnce().catch(() => undefined)
      if (last?.status === 'paid' && !isForever) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }

  void forever()
  return {
    last: () => last,
    disorder: () => disorder,
    returns: () => Math.max(0, returns),
    stop: () => abort.abort(),
  }
}
