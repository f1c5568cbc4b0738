import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { Webhook } from 'standardwebhooks'
import type { PaymentView } from '../../protocol/index.js'
import { listenOnLoopback } from '../listenOnLoopback.js'

/** A merchant's system that takes webhooks, as the library of Standard Webhooks reads them. */
export type Sink = {
  /** What the endpoint needs to know of it. */
  readonly environment: Readonly<Record<string, string>>
  /** The payment's views, in the order in which they first came. */
  readonly of: (paymentId: string) => readonly PaymentView[]
  /** Deliveries that came again with an id that was known. */
  readonly duplicates: () => number
  /** Deliveries whose signature was not right; there must be none. */
  readonly forged: () => number
  readonly close: () => Promise<void>
}

/** Starts it on loopback. */
export async function startSink(): Promise<Sink> {
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  const webhook = new Webhook(secret)
  const views = new Map<string, PaymentView[]>()
  const ids = new Set<string>()
  let duplicates = 0
  let forged = 0

  function take(body: string, headers: Record<string, string>): number {
    try {
      const { data } = webhook.verify(body, headers) as { data: { payment: PaymentView } }
      const id = headers['webhook-id'] ?? ''
      if (ids.has(id)) duplicates += 1
      else views.set(data.payment.id, [...(views.get(data.payment.id) ?? []), data.payment])
      ids.add(id)
      return 204
    } catch {
      forged += 1
      return 400
    }
  }

  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text
    })
    request.once('end', () => {
      response.writeHead(take(body, request.headers as Record<string, string>)).end()
    })
  })
  const { url, close } = await listenOnLoopback(server)
  return {
    environment: { PAY_WEBHOOK_URL: `${url}/webhooks`, PAY_WEBHOOK_SECRET: secret },
    of: (paymentId) => views.get(paymentId) ?? [],
    duplicates: () => duplicates,
    forged: () => forged,
    close,
  }
}
