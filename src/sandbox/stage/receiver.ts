import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Webhook } from 'standardwebhooks'
import type { PaymentView } from '../../protocol/index.js'
import { listenOnLoopback } from '../listenOnLoopback.js'

/** How the merchant's system behaves. */
export const receiverModes = ['fine', 'down', 'slow', 'wrong secret'] as const
export type ReceiverMode = (typeof receiverModes)[number]

/** One webhook that arrived. */
export type Received = {
  /** Milliseconds since 1970. */
  readonly at: number
  /** What stands in `webhook-id`. */
  readonly id: string
  /** Such as `payment.paid`; undefined when the body could not be read. */
  readonly type: string | undefined
  readonly payment: PaymentView | undefined
  /** True when the signature is right. */
  readonly isVerified: boolean
  /** The status that it was answered with. */
  readonly answered: number
}

/** A merchant's system that takes webhooks and shows what came. */
export type Receiver = {
  readonly url: string
  /** `whsec_…`, as the endpoint has it. */
  readonly secret: string
  mode: ReceiverMode
  /** Everything that came, oldest first. */
  readonly log: () => readonly Received[]
  readonly close: () => Promise<void>
}

/** Milliseconds by which a slow one answers later. */
const slowness = 4_000

/** A sandbox that runs for days forgets its first hours. */
const kept = 5_000

/** Starts it on loopback. @param onReceived called for each webhook, after it was answered */
export async function startReceiver({
  onReceived = () => undefined,
}: {
  onReceived?: (received: Received) => void
} = {}): Promise<Receiver> {
  const secret = newSecret()
  const webhooks = { right: new Webhook(secret), wrong: new Webhook(newSecret()) }
  let log: Received[] = []

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { mode } = receiver
    if (mode === 'slow') await new Promise((resolve) => setTimeout(resolve, slowness))
    const webhook = mode === 'wrong secret' ? webhooks.wrong : webhooks.right
    const body = Buffer.concat(chunks).toString()
    const isVerified = verify(webhook, body, request.headers as Record<string, string>)
    const answered = mode === 'down' ? 503 : isVerified ? 204 : 401
    response.writeHead(answered).end()
    const id = request.headers['webhook-id']
    const received = {
      ...{ at: Date.now(), id: typeof id === 'string' ? id : '', ...read(body) },
      ...{ isVerified, answered },
    }
    log.push(received)
    if (log.length > kept) log = log.slice(-kept / 2)
    onReceived(received)
  }

  const server = createServer((request, response) => {
    take(request, response).catch(() => response.destroy())
  })
  const { url, close } = await listenOnLoopback(server)
  const receiver: Receiver = {
    ...{ url: `${url}/webhooks`, secret, mode: 'fine' as ReceiverMode, log: () => log, close },
  }
  return receiver
}

const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`

function verify(webhook: Webhook, body: string, headers: Record<string, string>): boolean {
  try {
    webhook.verify(body, headers)
    return true
  } catch {
    return false
  }
}

function read(body: string): Pick<Received, 'type' | 'payment'> {
  try {
    const { type, data } = JSON.parse(body) as { type: string; data: { payment?: PaymentView } }
    return { type, payment: data.payment }
  } catch {
    return { type: undefined, payment: undefined }
  }
}
