import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Browser,
  type BrowserContext,
  type CDPSession,
  chromium as playwright,
} from 'playwright'
import { type Sandbox, startSandbox } from '../demo/sandbox.js'
import { chromium } from '../scripts/chromium.js'
import { readScripts } from '../src/endpoint/scripts.js'
import type { OpenedPayment } from '../src/protocol/index.js'
import { startBrotliServer } from './brotliServer.js'
import { type Load, loadTable, summarize } from './loadTable.js'
import type { Measure } from './measure.js'
import { buildPeer, installPeers } from './peers.js'
import { type How, startShopFront } from './shopFront.js'
import { type Noted, watchPage } from './watchPage.js'

/** A page that is measured. */
type Candidate = {
  readonly name: string
  readonly kind: 'ours' | 'peer'
  /** What is waited for, in words. */
  readonly what: string
  /** Selectors, each inside the shadow root of the one before. */
  readonly path: readonly string[]
  /** Visible within so many milliseconds. */
  readonly limit?: number
  /** Gives the URL of a page that nobody has opened, and prepares the browser for it. */
  readonly page: (context: BrowserContext) => Promise<string>
}

/** Chrome's "slow 4G", as its developer tools emulate it. Latency comes on top of each request. */
const slow4g = {
  offline: false,
  latency: 562.5,
  downloadThroughput: 180_000,
  uploadThroughput: 84_375,
}
const slowdown = 4
/** A usual phone, CSS pixels. */
const viewport = { width: 412, height: 823 }
/** A page that shows nothing within so many milliseconds has shown nothing. */
const patience = 25_000
/** A page is at rest when nothing came over the network for so many milliseconds. */
const rest = { ours: 1_500, peer: 200 }

/** The shown parts of peers, and of the page that is no more than address and code. */
const peers = [
  { name: 'bare', title: 'lit + qrcode, asks nobody', what: 'QR code', path: ['bare-code', 'svg'] },
  { name: 'solana-pay', title: '@solana/pay', what: 'QR code', path: ['#place svg'] },
  { name: 'onchainkit', title: 'OnchainKit', what: 'button', path: ['#place button'] },
  { name: 'x402', title: 'x402 paywall', what: 'button', path: ['button'] },
  { name: 'web3modal', title: 'web3modal', what: 'modal', path: ['w3m-modal', 'wui-card'] },
  {
    name: 'depay',
    title: 'DePay',
    what: 'dialog',
    path: ['.ReactShadowDOMOutsideContainer', '.DialogBody > div'],
  },
  { name: 'appkit', title: 'AppKit', what: 'modal', path: ['w3m-modal', 'wui-card'] },
] as const

/** Options of the measurement. */
type LoadOptions = {
  /** How often each page is opened. */
  readonly runs: number
  /** Only the pages whose name contains this. @default all */
  readonly only?: string
}

/**
 * Milliseconds until a shopper sees the code, beside the peers that can show anything, on a slow
 * phone and network: real shop, chain and endpoint, each time an order that nobody has looked at and
 * an empty cache. Hosts beyond this machine cannot be reached. All candidates run once, then again.
 * The table is printed.
 */
export async function measureLoad({ runs, only = '' }: LoadOptions): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-bench-'))
  const scripts = readScripts({ folder: 'dist/sandbox' })
  const sandbox = await startSandbox({ folder, logLevel: 'error' })
  const shopFront = await startShopFront({ sandbox, scripts })
  const pages = await startBrotliServer()
  // In front of the shop alone.
  const proxy = { server: shopFront.url, bypass: new URL(sandbox.endpointUrl).host }
  const rules = 'MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'
  const setUp = chromium()
  const browser = await playwright.launch({
    ...setUp,
    args: [...setUp.args, `--host-resolver-rules=${rules}`],
  })
  try {
    const candidates = [
      ...ours(sandbox, shopFront.putPage),
      ...(await builtPeers(pages, only)),
    ].filter(({ name }) => name.includes(only))
    const loads = new Map<string, Load[]>(candidates.map(({ name }) => [name, []]))
    for (let run = 0; run < runs; run += 1) {
      process.stdout.write(`run ${run + 1} of ${runs}\n`)
      for (const candidate of candidates) {
        const load = await loadOnce(browser, candidate, proxy)
        if (load !== undefined) loads.get(candidate.name)?.push(load)
      }
    }
    const summaries = new Map(
      candidates.flatMap(({ name }) => {
        const all = loads.get(name) ?? []
        return all.length === 0 ? [] : [[name, summarize(all)] as const]
      }),
    )
    const rows = candidates.map(({ name, what, limit }) => {
      return { name, what, limit, summary: summaries.get(name) }
    })
    process.stdout.write(`\n${loadTable(rows)}\n`)
    return measuresOf(candidates, summaries)
  } finally {
    await browser.close()
    await Promise.all([pages.close(), shopFront.close()])
    await sandbox.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Summaries = ReadonlyMap<string, ReturnType<typeof summarize>>

function measuresOf(candidates: readonly Candidate[], summaries: Summaries): Measure[] {
  const others = Object.fromEntries(
    candidates
      .filter(({ kind }) => kind === 'peer')
      .map(({ name }) => [name, summaries.get(name)?.visible.median ?? null]),
  )
  return candidates
    .filter(({ kind }) => kind === 'ours')
    .flatMap(({ name, limit }) => {
      const summary = summaries.get(name)
      if (summary === undefined) return []
      return [
        {
          name: `load: code visible, ${name}`,
          ours: summary.visible.median,
          peers: others,
          limit: limit ?? null,
          unit: 'ms' as const,
        },
        {
          name: `load: layout shift, ${name}`,
          ours: summary.shifts.median,
          peers: {},
          limit: 0,
          unit: 'shift' as const,
        },
      ]
    })
}

/** Our own pages, each for an order of its own. */
function ours(
  sandbox: Sandbox,
  putPage: (options: { order: Order; how: How }) => string,
): Candidate[] {
  const { books } = sandbox.bigCommerce
  const place = () => books.placeOrder({ total: '25.50' })
  const code = ['pay-with-usdc', 'svg.code']
  const onShop = (how: How) => async (context: BrowserContext) => {
    const order = place()
    // The session that placed the order may read it.
    await context.addCookies([
      { name: `order-${order.id}`, value: order.cart_id, url: sandbox.shopUrl },
    ])
    return putPage({ order, how })
  }
  const each = { kind: 'ours', what: 'QR code', path: code } as const
  return [
    { ...each, name: 'page', limit: 800, page: () => hostedPageOf(sandbox, place()) },
    { ...each, name: 'inline', limit: 2_100, page: onShop('inline') },
    { ...each, name: 'frame', limit: 2_700, page: onShop('frame') },
    { ...each, name: 'element in the page', page: onShop('element') },
  ]
}

type Order = ReturnType<Sandbox['bigCommerce']['books']['placeOrder']>

/** The link that stands in the shop's e-mail leads there. */
async function hostedPageOf({ endpointUrl }: Sandbox, { id, cart_id }: Order): Promise<string> {
  const response = await fetch(`${endpointUrl}/v1/checkout`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ store: 'sandbox', order: `${id}`, cart: cart_id }),
  })
  return ((await response.json()) as OpenedPayment).url
}

/** Builds the peers' pages and puts them on their server. */
async function builtPeers(
  pages: Awaited<ReturnType<typeof startBrotliServer>>,
  only: string,
): Promise<Candidate[]> {
  installPeers()
  const candidates: Candidate[] = []
  for (const { name, title, what, path } of peers) {
    if (!title.includes(only)) continue
    const { html, files } = await buildPeer(name)
    pages.put(`/${name}/`, { type: 'text/html; charset=utf-8', body: html })
    for (const [file, body] of files) {
      const type = file.endsWith('.css') ? 'text/css' : 'text/javascript'
      pages.put(`/${name}/${file}`, { type, body })
    }
    candidates.push({
      name: title,
      kind: 'peer',
      what,
      path,
      page: async () => `${pages.url}/${name}/`,
    })
  }
  return candidates
}

/** Opens one page with an empty cache. Undefined when it shows nothing. */
async function loadOnce(
  browser: Browser,
  candidate: Candidate,
  proxy: { server: string; bypass: string },
): Promise<Load | undefined> {
  const context = await browser.newContext({
    viewport,
    isMobile: true,
    hasTouch: true,
    ...(candidate.kind === 'ours' ? { proxy } : {}),
  })
  try {
    const url = await candidate.page(context)
    let tell: (at: number) => void = () => undefined
    const shown = new Promise<number>((resolve) => {
      tell = resolve
    })
    await context.exposeBinding('benchShown', (_source, at: number) => tell(at))
    // The runner of TypeScript keeps the names of inner functions by a helper that pages do not have.
    const watch = `{const __name = (it) => it;(${watchPage})(${JSON.stringify(candidate.path)})}`
    await context.addInitScript({ content: watch })
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    const traffic = await emulate(session)
    // Answers of nobody's: what keeps asking must not hold the page.
    const opened = page.goto(url, { waitUntil: 'commit', timeout: patience })
    const at = await within(
      patience,
      opened.then(() => shown),
    )
    if (at === undefined) return undefined
    const task = await taskMilliseconds(session)
    await traffic.rest(rest[candidate.kind])
    const noted = await notedBy(page)
    const [top] = noted
    const longTasks = top?.longTasks ?? []
    return {
      visible: at - (top?.start ?? at),
      task,
      blocked: longTasks.reduce((sum, one) => sum + one - 50, 0),
      longest: Math.max(0, ...longTasks),
      // A frame notes its own; tasks are the same thread's.
      shifts: noted.reduce((sum, one) => sum + one.shifts, 0),
      ...traffic.until(at),
    }
  } finally {
    await context.close()
  }
}

async function notedBy(page: Awaited<ReturnType<BrowserContext['newPage']>>): Promise<Noted[]> {
  const all = await Promise.all(
    page
      .frames()
      .map((frame) => frame.evaluate(() => window.benchNoted?.()).catch(() => undefined)),
  )
  return all.filter((noted) => noted !== undefined)
}

/**
 * Slows the page down. On loopback shop and endpoint are of one site, so the frame shares the page's
 * process and this session: its work is counted here, and slowed down as well.
 */
async function emulate(session: CDPSession) {
  /** By request: when it was sent and answered, seconds since 1970, and its bytes. */
  const traffic = new Map<string, { sent: number; answered: number; bytes: number }>()
  const open = new Set<string>()
  /** Seconds since 1970 at which the browser's own clock was zero. */
  let epoch = 0
  let last = performance.now()
  const note = (id: string, change: { answered?: number; bytes?: number }) => {
    last = performance.now()
    const known = traffic.get(id)
    if (known !== undefined) traffic.set(id, { ...known, ...change })
  }
  session.on('Network.requestWillBeSent', ({ requestId, request, timestamp, wallTime }) => {
    if (!request.url.startsWith('http')) return
    epoch = wallTime - timestamp
    last = performance.now()
    open.add(requestId)
    traffic.set(requestId, { sent: wallTime, answered: Number.POSITIVE_INFINITY, bytes: 0 })
  })
  session.on('Network.responseReceived', ({ requestId, response, timestamp }) => {
    note(requestId, { answered: epoch + timestamp })
    // A stream never ends.
    if (response.mimeType === 'text/event-stream') open.delete(requestId)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    open.delete(requestId)
    note(requestId, { bytes: encodedDataLength })
  })
  session.on('Network.loadingFailed', ({ requestId }) => {
    open.delete(requestId)
    note(requestId, {})
  })
  await session.send('Network.enable')
  await session.send('Performance.enable', { timeDomain: 'timeTicks' })
  await session.send('Network.emulateNetworkConditions', slow4g)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  return {
    /** What was sent until a time, milliseconds since 1970, and came until then. */
    until(at: number): { kilobytes: number; requests: number } {
      const all = [...traffic.values()]
      const came = all.filter(({ answered }) => answered * 1_000 <= at)
      return {
        kilobytes: came.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000,
        requests: all.filter(({ sent }) => sent * 1_000 <= at).length,
      }
    },
    /** Waits until the page rests for so many milliseconds, ten seconds at most. */
    async rest(span: number): Promise<void> {
      const end = performance.now() + 10_000
      while (performance.now() < end) {
        if (open.size === 0 && performance.now() - last > span) return
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
  }
}

/** What the main thread has worked so far. */
async function taskMilliseconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000
}

async function within<Value>(limit: number, value: Promise<Value>): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), limit)
  })
  try {
    return await Promise.race([value, late])
  } finally {
    clearTimeout(timer)
  }
}
