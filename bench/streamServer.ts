// A server of live streams without anything behind it: the limit, and the usual way.
// `node --import tsx bench/streamServer.ts bare|hono`: prints its address.
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'

/** As large as a payment's event. */
const view = JSON.stringify({ text: 'x'.repeat(1_400) })
const [kind = 'bare'] = process.argv.slice(2)
/** Sequences of the crowd's events and of the one reader's. */
const sequences = { crowd: 1, one: 1 }
type Whom = keyof typeof sequences
const whomOf = (path: string): Whom => (path === '/own-events' || path === '/one' ? 'one' : 'crowd')

if (kind === 'bare') startBare()
else startHono()

function startBare(): void {
  const streams: Record<Whom, ServerResponse[]> = { crowd: [], one: [] }
  const textFor = (whom: Whom) => `event: payment\nid: ${sequences[whom]}\ndata: ${view}\n\n`
  const server = createServer(({ url = '', method }, response) => {
    const whom = whomOf(url)
    if (method === 'GET') {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(textFor(whom))
      streams[whom].push(response)
      return
    }
    sequences[whom] += 1
    for (const stream of streams[whom]) stream.write(textFor(whom))
    response.end(`${sequences[whom]}`)
  })
  server.listen(0, '127.0.0.1', () => say((server.address() as AddressInfo).port))
}

function startHono(): void {
  const sends: Record<Whom, (() => Promise<void>)[]> = { crowd: [], one: [] }
  const app = new Hono()
  app.get('*', (context) =>
    streamSSE(context, async (stream) => {
      const whom = whomOf(context.req.path)
      const send = async () => {
        await stream.writeSSE({ event: 'payment', id: `${sequences[whom]}`, data: view })
      }
      await send()
      sends[whom].push(send)
      await new Promise<void>((resolve) => stream.onAbort(resolve))
    }),
  )
  app.post('*', (context) => {
    const whom = whomOf(context.req.path)
    sequences[whom] += 1
    for (const send of sends[whom]) void send()
    return context.text(`${sequences[whom]}`)
  })
  serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => say(port))
}

function say(port: number): void {
  process.stdout.write(`http://127.0.0.1:${port}\n`)
}
