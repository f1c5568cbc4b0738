import { Agent, type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import type { OpenedPayment } from '../../protocol/index.js'
import { type Random, randomOf } from '../simulation/random.js'
import type { Campaign } from './campaign.js'
import { type Described, mutate, oddTexts, sampleOf } from './fuzzInput.js'
import { liveMemory } from './liveMemory.js'
import { campaignKey, startWorld, type World } from './world.js'

/** Malformed input to every route of the OpenAPI document, and bytes that are hardly HTTP. */
export const fuzzCampaign: Campaign = {
  name: 'fuzz',
  promise:
    'no input hurts: schemas bent, bytes, depth, __proto__, doubled keys, huge headers, unicode to every route: no 5xx, no crash, memory within 10 %',
  async run({ seed, isFull, say }) {
    const perRoute = isFull ? 20_000 : 1_000
    const memory = await liveMemory()
    const { environment } = memory
    const world = await startWorld({ kind: 'SQLite', replicas: 1, environment })
    const random = randomOf(seed, 'fuzz')
    const agent = new Agent({ keepAlive: true, maxSockets: lanes })
    try {
      const target = await targetOf(world)
      const broken: string[] = []
      const statuses = new Map<number, number>()
      const { pid } = endpointOf(world)
      const total = target.routes.length * perRoute
      let sent = 0
      async function lane(upTo: number): Promise<void> {
        while (sent < upTo) {
          const route = target.routes[sent % target.routes.length] as Described
          sent += 1
          const input = inputOf(target, route, random)
          const status = await input.send(target.url, agent)
          statuses.set(status, (statuses.get(status) ?? 0) + 1)
          if (status >= 500) broken.push(`${status} to ${input.shown}`)
          if (sent % 20_000 === 0) say(`${sent} of ${total} requests`)
        }
      }
      const send = (upTo: number) => Promise.all(Array.from({ length: lanes }, () => lane(upTo)))
      // What is loaded, compiled and remembered once is there after the first quarter.
      await send(Math.floor(total / 4))
      const before = await memory.read()
      await send(total)
      const drift = Math.round(((await memory.read()) / before - 1) * 1_000) / 10
      if (drift >= 10) broken.push(`memory grew by ${drift} %`)
      if (endpointOf(world).pid !== pid || !(await isWell(target.url))) {
        broken.push('the endpoint does not answer any more')
      }
      const served = [...statuses].filter(([status]) => status >= 200 && status < 400)
      return {
        figures: {
          requests: sent,
          routes: target.routes.length,
          '5xx': broken.filter((line) => line.startsWith('5')).length,
          served: served.reduce((sum, [, count]) => sum + count, 0),
          'cut off': statuses.get(0) ?? 0,
          '% memory drift': drift,
        },
        broken,
      }
    } finally {
      agent.destroy()
      await world.close()
    }
  },
}

/** Requests that are under way at once. */
const lanes = 48

/** What is attacked: its routes as it describes them, and a payment that is really there. */
type Target = {
  readonly url: string
  readonly routes: readonly Described[]
  readonly payment: OpenedPayment
  readonly order: { readonly id: string; readonly cart: string }
}

/** One request that is made up. */
type Input = {
  readonly shown: string
  /** @returns the status; 0 when the connection was ended without one */
  readonly send: (url: string, agent: Agent) => Promise<number>
}

function endpointOf(world: World) {
  const [replica] = world.replicas
  if (replica === undefined) throw new RangeError('There is no endpoint.')
  return { url: replica.url, pid: replica.process().pid }
}

async function targetOf(world: World): Promise<Target> {
  const { url } = endpointOf(world)
  const document = (await (await fetch(`${url}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, Omit<Described, 'method' | 'path'>>>
    components: { schemas: Record<string, unknown> }
  }
  const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      ...described,
      ...{ method: method.toUpperCase(), path, schemas: document.components.schemas },
    })),
  )
  const { id, cart_id: cart } = world.emulator.books.placeOrder({})
  const total = { amount: '25.50', currency: 'USD' }
  const response = await fetch(`${url}/v1/payments`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${campaignKey}`,
      'content-type': 'application/json',
      'idempotency-key': 'first',
    },
    body: JSON.stringify({ store: 'sandbox', order: `${id}`, cart, total }),
  })
  const payment = (await response.json()) as OpenedPayment
  return { url, routes: [...routes, ...beside], payment, order: { id: `${id}`, cart } }
}

/** Routes that pages and the shop use, which the document does not describe. */
const beside: readonly Described[] = [
  { method: 'POST', path: '/v1/hooks/bigcommerce', schemas: {} },
  { method: 'GET', path: '/pay/{id}/{token}', schemas: {} },
  { method: 'GET', path: '/pay/{id}/{token}/receipt', schemas: {} },
  { method: 'POST', path: '/pay/order/{order}', schemas: {} },
  { method: 'GET', path: '/frame', schemas: {} },
]

/** Makes up one request: most are nearly right, so that they get far. */
function inputOf(target: Target, route: Described, random: Random): Input {
  const { payment, order } = target
  const known: Record<string, string> = {
    id: payment.payment.id,
    token: payment.token,
    order: order.id,
    attempt: '1',
  }
  const path = route.path.replace(/\{(\w+)\}/g, (_all, name: string) =>
    random.chance(0.15) ? encodeURIComponent(oddText(random)) : (known[name] ?? '1'),
  )
  const query = random.chance(0.3) ? `?${queryOf(random)}` : ''
  const sample = sampleOf(route, { store: 'sandbox', order: order.id, cart: order.cart })
  const body = sample === undefined && random.chance(0.7) ? undefined : mutate(sample, random)
  const headers = headersOf(target, random)
  const method = random.chance(0.05)
    ? random.pick(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'])
    : route.method
  const shown = `${method} ${path}${query} ${body?.toString('latin1').slice(0, 200) ?? ''}`
  if (random.chance(0.04)) {
    const bytes = rawBytes({ method, path, headers, body, random })
    return { shown: `raw ${shown}`, send: (url) => sendRaw(url, bytes) }
  }
  return {
    shown,
    send: (url, agent) => sendHttp({ url: `${url}${path}${query}`, agent, method, headers, body }),
  }
}

function oddText(random: Random): string {
  // Half of a surrogate pair cannot be written into a URL.
  return Buffer.from(random.pick(oddTexts).slice(0, 500)).toString()
}

function queryOf(random: Random): string {
  const names = ['state', 'target', 'before', 'limit', 'owner', '__proto__', 'a[b]', '']
  const pairs = Array.from({ length: random.int(1, 4) }, () => {
    const value = random.chance(0.2) ? '%' : encodeURIComponent(oddText(random))
    return `${random.pick(names)}=${value}`
  })
  return pairs.join('&').slice(0, 3_000)
}

function headersOf({ payment }: Target, random: Random): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': random.chance(0.9)
      ? 'application/json'
      : random.pick(['text/plain', 'application/json; charset=utf-7', 'multipart/form-data', ';']),
    authorization: `Bearer ${random.pick([campaignKey, payment.token, payment.token, 'x', `puk_${'0'.repeat(16)}_${'A'.repeat(43)}`])}`,
    'idempotency-key': random.chance(0.8) ? `k${random.int(0, 1_000)}` : headerText(random),
  }
  if (random.chance(0.1)) headers['x-forwarded-for'] = headerText(random)
  if (random.chance(0.1)) headers['last-event-id'] = headerText(random)
  if (random.chance(0.1)) headers['accept-language'] = headerText(random)
  if (random.chance(0.1)) headers.origin = headerText(random)
  if (random.chance(0.05)) headers['content-encoding'] = random.pick(['gzip', 'br', 'nonsense'])
  if (random.chance(0.05)) headers.authorization = headerText(random)
  if (random.chance(0.02)) headers['x-huge'] = 'a'.repeat(random.pick([4_000, 20_000, 70_000]))
  return headers
}

/** What Node lets into a header: the sender's bytes as Latin-1. */
function headerText(random: Random): string {
  return Buffer.from(oddText(random).slice(0, 300))
    .toString('latin1')
    .replace(/[^\t\x20-\x7e\x80-\xff]/g, '?')
}

function sendHttp({
  url,
  agent,
  method,
  headers,
  body,
}: {
  url: string
  agent: Agent
  method: string
  headers: Record<string, string>
  body: Buffer | undefined
}): Promise<number> {
  return new Promise((resolve) => {
    const length = body === undefined ? {} : { 'content-length': `${body.length}` }
    const sent = request(url, {
      method,
      agent,
      headers: { ...headers, ...length },
      timeout: 5_000,
    })
    sent.once('response', (answer: IncomingMessage) => {
      const status = answer.statusCode ?? 0
      // A stream does not end by itself.
      if (/event-stream/.test(answer.headers['content-type'] ?? '')) {
        sent.destroy()
        resolve(status)
        return
      }
      answer.resume()
      answer.once('close', () => resolve(status))
    })
    // A body that is refused early ends the connection while it is still being sent.
    sent.once('error', () => resolve(0))
    sent.once('timeout', () => sent.destroy())
    sent.end(body)
  })
}

/** A request as bytes, bent: lengths that lie, two lengths, no HTTP at all, cut anywhere. */
function rawBytes({
  method,
  path,
  headers,
  body = Buffer.alloc(0),
  random,
}: {
  method: string
  path: string
  headers: Record<string, string>
  body: Buffer | undefined
  random: Random
}): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const extra = random.pick([
    [`content-length: ${body.length}`],
    [`content-length: ${body.length + 1}`],
    ['content-length: -1'],
    ['content-length: 99999999999999999999'],
    [`content-length: ${body.length}`, 'content-length: 0'],
    [`content-length: ${body.length}`, 'transfer-encoding: chunked'],
    ['transfer-encoding: chunked, identity'],
    [': empty'],
    ['x: a\u0000b'],
    Array.from({ length: random.int(100, 3_000) }, (_, at) => `x${at}: 1`),
  ])
  const line = random.pick([
    `${method} ${path} HTTP/1.1`,
    `${method} ${path} HTTP/9.9`,
    `${method} http://elsewhere.example${path} HTTP/1.1`,
    `${method} ${path}\u0000 HTTP/1.1`,
    `${method} //${path} HTTP/1.1`,
    `${method} ${'/a'.repeat(random.int(1, 9_000))} HTTP/1.1`,
    'PRI * HTTP/2.0',
    random.hash(),
  ])
  const host = random.pick(['host: pay.example', 'host: ', 'host: a b', 'host: [::1', ''])
  const head = [line, host, ...lines, ...extra, 'connection: close', '', ''].join('\r\n')
  const whole = Buffer.concat([Buffer.from(head, 'latin1'), body])
  return random.chance(0.2) ? whole.subarray(0, random.int(1, whole.length)) : whole
}

/** Sends bytes and closes its side; 0 when nothing came back. */
function sendRaw(url: string, bytes: Buffer): Promise<number> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname)
    let answer = ''
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => {
      answer += answer.length < 20 ? text : ''
      // One answer is enough; a stream would not end.
      socket.destroy()
    })
    socket.once('error', () => undefined)
    socket.once('close', () => resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)))
    socket.setTimeout(2_000, () => socket.destroy())
    socket.end(bytes)
  })
}

async function isWell(url: string): Promise<boolean> {
  return (await fetch(`${url}/health`).catch(() => undefined))?.ok === true
}
