import type { LookupAddress } from 'node:dns'
import http from 'node:http'
import { type AddressInfo, isIP, type LookupFunction } from 'node:net'
import { ratesFetch, storeFetch } from '../../endpoint/wayOut.js'
import { guardedFetch } from '../../outbound/index.js'
import { coinbaseRates, krakenRates } from '../../rates/index.js'
import {
  bigCommerceClient,
  exchangeCode,
  readStoreInformation,
} from '../../stores/bigcommerce/index.js'
import type { Campaign, Outcome } from './campaign.js'

/** Spellings of hosts that are inside. The port is that of a listener on this machine. */
const insideHosts: readonly string[] = [
  // Loopback, in every spelling that a URL parser or a resolver takes.
  ...['127.0.0.1', '127.1', '127.0.1', '2130706433', '0x7f000001', '0x7f.0.0.1', '0x7f.1'],
  ...['0177.0.0.1', '017700000001', '127.0.0.1.', '127.255.255.254', '１２７.０.０.１'],
  ...['①②⑦.⓪.⓪.①', '127。0。0。1', 'localhost', 'LOCALHOST.', 'localhost6'],
  ...['[::1]', '[0:0:0:0:0:0:0:1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]'],
  // This network, and every interface.
  ...['0.0.0.0', '0', '0x0', '[::]', '[::ffff:0.0.0.0]'],
  // Private, link-local, metadata, carrier-grade NAT, unique local, site-local.
  ...['10.0.0.1', '167772161', '172.16.0.1', '172.31.255.254', '192.168.0.1', '0xc0a80001'],
  ...['169.254.169.254', '2852039166', '0xa9fea9fe', '100.64.0.1', '100.100.100.200'],
  ...['192.0.0.192', '168.63.129.16', '[fd00:ec2::254]', '[fc00::1]', '[fe80::1]', '[fec0::1]'],
  // IPv4 inside IPv6: mapped, translated, NAT64, 6to4, Teredo.
  ...['[::ffff:10.0.0.1]', '[::ffff:0:7f00:1]', '[64:ff9b::7f00:1]', '[64:ff9b::a9fe:a9fe]'],
  ...['[64:ff9b:1::a00:1]', '[2002:7f00:1::]', '[2002:a9fe:a9fe::1]', '[2001:0:7f00:1::80ff:fffe]'],
  // Multicast, broadcast, reserved, documentation, benchmarks.
  ...['224.0.0.1', '239.255.255.250', '255.255.255.255', '240.0.0.1', '[ff02::1]', '[100::1]'],
  ...['192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '[2001:db8::1]', '[5f00::1]'],
]

/** What a name server may answer; each list is one answer of several addresses. */
const insideAnswers: readonly (readonly string[])[] = [
  ...['127.0.0.1', '::1', '10.1.2.3', '169.254.169.254', '100.64.0.1', 'fd00:ec2::254'],
  ...['::ffff:127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '0.0.0.0', '::', 'fe80::1%lo'],
].map((address) => [address])

/** Given to nobody (IANA): where there is a route at all, nothing answers. */
const nowhere = '2d00::1'

type Way = Parameters<typeof storeFetch>[0]

/** What the endpoint asks on its own beside providers and webhooks, each by the code that asks it. */
const doors: Readonly<Record<string, (url: string, way: Way) => Promise<unknown>>> = {
  'the shop': (apiUrl, way) =>
    readStoreInformation(
      bigCommerceClient({ apiUrl, storeHash: 'x', accessToken: 'token', fetch: storeFetch(way) }),
    ),
  'the login': (loginUrl, way) =>
    exchangeCode({
      ...{ clientId: 'id', clientSecret: 'secret', code: 'code', context: 'stores/x', scope: '' },
      ...{ redirectUri: 'https://pay.example/app/auth', loginUrl, fetch: storeFetch(way) },
    }),
  Coinbase: (url, way) => coinbaseRates({ now: () => 0, url, fetch: ratesFetch(way) }).read('EUR'),
  Kraken: (url, way) => krakenRates({ now: () => 0, url, fetch: ratesFetch(way) }).read('EUR'),
}

/** No URL in a setting reaches this machine or the network it stands in. */
export const ssrfCampaign: Campaign = {
  name: 'ssrf',
  promise: 'no URL, name, changing name or redirect reaches loopback or a private network',
  run: runSsrf,
}

async function runSsrf(): Promise<Outcome> {
  const sink = await listen()
  const broken: string[] = []
  const guard = (resolve?: (hostname: string) => Promise<LookupAddress[]>) =>
    guardedFetch({
      policy: { privateTargets: [], isLoopbackAllowed: false },
      ...(resolve && { resolve }),
    })
  /** Tries a URL, and says so when it was not refused or reached the listener. */
  const attempt = async (what: string, url: string, send: typeof fetch, code?: string) => {
    const before = sink.hits()
    const error = await send(url, { signal: AbortSignal.timeout(300) }).then(
      (answer) => `answered ${answer.status}`,
      (reason: { code?: string }) => reason.code ?? 'failed',
    )
    if (sink.hits() > before) broken.push(`${what} reached the listener.`)
    else if (code !== undefined && error !== code) broken.push(`${what}: ${error}, not ${code}.`)
  }
  try {
    const at = (host: string) => `http://${host}:${sink.port}/`
    for (const host of insideHosts) {
      // A name that this machine does not know ends in the resolver, which is as good.
      const code = host.toLowerCase().startsWith('localhost') ? undefined : 'target_private'
      await attempt(host, at(host), guard(), code)
    }
    for (const addresses of insideAnswers) {
      const send = guard(async () => addresses.map(asAnswer))
      await attempt(`a name for ${addresses}`, at('shop.example'), send, 'target_private')
      // One public address among them does not make it public.
      const mixed = guard(async () => [nowhere, ...addresses].map(asAnswer))
      await attempt(`a name for ${addresses} too`, at('shop.example'), mixed, 'target_private')
    }
    let lookups = 0
    const rebinding = guard(async () => [asAnswer(lookups++ === 0 ? nowhere : '127.0.0.1')])
    await attempt('a name that changes', at('shop.example'), rebinding)
    if (lookups !== 1) broken.push(`The name was looked up ${lookups} times for one connection.`)

    const hitsOfGuard = sink.hits()
    const redirects = await redirect(sink.port)
    if (redirects !== 302) broken.push(`A redirect ended in ${redirects}.`)
    if (sink.hits() > hitsOfGuard) broken.push('A redirect was followed.')

    broken.push(...(await tryDoors(sink)))

    const reached = sink.hits()
    const naive = await countHits(sink, at, (url) => control(url))
    const namesOnly = await countHits(sink, at, (url) => control(url, { namesOnly: true }))
    if (naive < 10 || namesOnly < 10) broken.push('The controls did not reach the listener.')
    const figures = {
      spellings: insideHosts.length,
      'answers of name servers': insideAnswers.length * 2 + 1,
      'ways out': Object.keys(doors).length,
      'requests that reached the listener': reached,
      'without a guard': naive,
      'with a guard for names alone': namesOnly,
    }
    return { figures, broken }
  } finally {
    await sink.close()
  }
}

const asAnswer = (address: string): LookupAddress => ({ address, family: isIP(address) })

/** A listener on every interface of this machine, IPv4 and IPv6, that counts who came. */
async function listen(answer?: http.RequestListener) {
  let hits = 0
  const server = http.createServer((request, response) => {
    hits += 1
    if (answer === undefined) response.end('inside')
    else answer(request, response)
  })
  await new Promise<void>((resolve) => {
    // Without IPv6 on this machine, IPv4 alone.
    server.once('error', () => server.listen(0, '0.0.0.0', resolve))
    server.listen(0, '::', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    hits: () => hits,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A target that is allowed sends on to the listener; what came of it. */
async function redirect(port: number): Promise<number> {
  const front = await listen((_request, response) =>
    response.writeHead(302, { location: `http://127.0.0.1:${port}/` }).end(),
  )
  const privateTargets = [`127.0.0.1:${front.port}`]
  const send = guardedFetch({ policy: { privateTargets, isLoopbackAllowed: false } })
  try {
    return (await send(`http://127.0.0.1:${front.port}/`)).status
  } finally {
    await front.close()
  }
}

/** Every door against every spelling, every name and a redirect; what reached the listener, or got an answer. */
async function tryDoors(sink: { port: number; hits: () => number }): Promise<string[]> {
  const broken: string[] = []
  const closed: Way['policy'] = { privateTargets: [], isLoopbackAllowed: false }
  const front = await listen((_request, response) =>
    response.writeHead(302, { location: `http://127.0.0.1:${sink.port}/` }).end(),
  )
  const listed = { ...closed, privateTargets: [`127.0.0.1:${front.port}`] }
  const attempts: { url: string; way: Way }[] = [
    ...insideHosts.map((host) => ({ host, way: { policy: closed } })),
    ...insideAnswers.map((addresses) => ({
      host: 'shop.example',
      way: { policy: closed, resolve: async () => addresses.map(asAnswer) },
    })),
  ].map(({ host, way }) => ({ url: `http://${host}:${sink.port}`, way }))
  attempts.push({ url: `http://127.0.0.1:${front.port}`, way: { policy: listed } })
  try {
    for (const [name, ask] of Object.entries(doors)) {
      const redirected = front.hits()
      for (const { url, way } of attempts) {
        const before = sink.hits()
        const isAnswered = await ask(url, way).then(
          () => true,
          () => false,
        )
        if (isAnswered) broken.push(`${name} took an answer of ${url}.`)
        if (sink.hits() > before) broken.push(`${name} at ${url} reached the listener.`)
      }
      if (front.hits() === redirected) broken.push(`${name} did not come to the redirect.`)
    }
  } finally {
    await front.close()
  }
  return broken
}

async function countHits(
  sink: { hits: () => number },
  at: (host: string) => string,
  send: (url: string) => Promise<void>,
): Promise<number> {
  const before = sink.hits()
  const local = insideHosts.slice(0, insideHosts.indexOf('10.0.0.1'))
  for (const host of local) await send(at(host))
  return sink.hits() - before
}

/** How it is usually done: without a guard, or with one in the look-up, which literals skip. */
function control(url: string, { namesOnly = false } = {}): Promise<void> {
  return new Promise((done) => {
    const request = http.get(url, { timeout: 300, ...(namesOnly && { lookup: refuseEveryName }) })
    request.once('response', (answer) => answer.resume().once('end', done))
    request.once('timeout', () => request.destroy())
    request.once('error', () => done())
  })
}

const refuseEveryName: LookupFunction = (_name, _options, callback) =>
  callback(new Error('refused'), '')
