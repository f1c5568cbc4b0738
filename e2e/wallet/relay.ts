import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'

/** A running relay on loopback. */
export type Relay = {
  readonly url: string
  readonly close: () => Promise<void>
  /** Cuts every page off, for good; wallets, which are no browsers here, keep their line. */
  readonly cutPages: () => void
}

type Mail = {
  readonly message: string
  readonly tag: number
  readonly at: number
  readonly readers: Set<WebSocket>
}

type Params = {
  readonly topic?: string
  readonly topics?: readonly string[]
  readonly message?: string
  readonly tag?: number
  readonly pairingTopic?: string
  readonly sessionTopic?: string
  readonly sessionProposal?: string
  readonly sessionProposalResponse?: string
  readonly sessionSettlementRequest?: string
}

/**
 * Starts a relay as WalletConnect's public specification describes it: mailboxes by topic, opened by
 * `irn_subscribe` and filled by `irn_publish`; `wc_proposeSession` and `wc_approveSession` are both in
 * one. It holds everything for late readers, and everything is lost when it closes.
 */
export async function startRelay(): Promise<Relay> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const boxes = new Map<string, Mail[]>()
  const readers = new Map<string, Map<WebSocket, string>>()
  let lastId = Date.now() * 1_000

  function subscribe(client: WebSocket, topic: string): string {
    const id = randomUUID()
    const clients = readers.get(topic) ?? new Map<WebSocket, string>()
    readers.set(topic, clients.set(client, id))
    // After the answer to this call, which names the subscription.
    setImmediate(() => {
      for (const mail of boxes.get(topic) ?? []) deliver(topic, mail, client)
    })
    return id
  }

  function publish(client: WebSocket, topic: string, message: string, tag: number): void {
    const mail: Mail = { message, tag, at: Date.now(), readers: new Set([client]) }
    boxes.set(topic, [...(boxes.get(topic) ?? []), mail])
    for (const reader of readers.get(topic)?.keys() ?? []) deliver(topic, mail, reader)
  }

  function deliver(topic: string, { message, tag, at, readers: seen }: Mail, to: WebSocket): void {
    const id = readers.get(topic)?.get(to)
    if (id === undefined || seen.has(to)) return
    seen.add(to)
    const data = { topic, message, publishedAt: at, tag }
    const method = 'irn_subscription'
    to.send(JSON.stringify({ id: lastId++, jsonrpc: '2.0', method, params: { id, data } }))
  }

  function answer(client: WebSocket, method: string, params: Params): unknown {
    const { topic = '', message = '', tag = 0, pairingTopic = '', sessionTopic = '' } = params
    switch (method) {
      case 'irn_subscribe':
        return subscribe(client, topic)
      case 'irn_batchSubscribe':
        return (params.topics ?? []).map((one) => subscribe(client, one))
      case 'irn_unsubscribe':
        readers.get(topic)?.delete(client)
        return true
      case 'irn_publish':
        publish(client, topic, message, tag)
        return true
      case 'irn_fetchMessages':
      case 'irn_batchFetchMessages':
        return { messages: [], hasMore: false }
      case 'wc_proposeSession':
        subscribe(client, pairingTopic)
        publish(client, pairingTopic, params.sessionProposal ?? '', 1100)
        return true
      case 'wc_approveSession':
        publish(client, pairingTopic, params.sessionProposalResponse ?? '', 1101)
        subscribe(client, sessionTopic)
        publish(client, sessionTopic, params.sessionSettlementRequest ?? '', 1102)
        return true
      default:
        return undefined
    }
  }

  const pages = new Set<WebSocket>()
  let isCut = false
  server.on('connection', (client, { headers }) => {
    if (headers.origin !== undefined) pages.add(client)
    if (isCut && pages.has(client)) return client.terminate()
    client.on('message', (data) => {
      const { id, method, params } = JSON.parse(String(data)) as {
        id: number
        method?: string
        params?: Params
      }
      // An answer to what was delivered.
      if (method === undefined) return
      const result = answer(client, method, params ?? {})
      const error = { code: -32601, message: `No method ${method}.` }
      client.send(
        JSON.stringify({ id, jsonrpc: '2.0', ...(result === undefined ? { error } : { result }) }),
      )
    })
    client.on('close', () => {
      for (const clients of readers.values()) clients.delete(client)
    })
  })

  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cutPages() {
      isCut = true
      for (const page of pages) page.terminate()
    },
    async close() {
      for (const client of server.clients) client.terminate()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
