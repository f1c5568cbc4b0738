// Checks and builds the examples, and opens each in Chromium: `npx tsx scripts/examples.ts`, after
// `npm run build`. Nothing leaves this machine: the endpoint's answers are made here.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright'
import type * as Server from '../src/element/server.js'
import { address, treasury, viewOf } from '../src/element/testing/views.js'
import { chromium } from './chromium.js'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'examples')
const endpoint = 'https://pay.example'
const origin = 'http://localhost'

/** Each example, and what it promises beyond address and code. */
const examples = [
  { name: 'html', built: 'html', still: true },
  { name: 'vite', built: 'vite/dist', still: false },
  { name: 'react-wagmi', built: 'react-wagmi/dist', still: false },
  { name: 'vue', built: 'vue/dist', still: false },
  { name: 'svelte', built: 'svelte/dist', still: false },
  { name: 'ssr', built: undefined, still: true },
] as const

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

const npm = (...options: string[]) =>
  execFileSync('npm', ['--prefix', folder, ...options], { cwd: folder, stdio: 'pipe' })

/** Runs one step and prints how long it took; what it printed itself only when it failed. */
async function step<Result>(name: string, run: () => Promise<Result> | Result): Promise<Result> {
  const start = performance.now()
  try {
    return await run()
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: Buffer; stderr?: Buffer }
    process.stderr.write(`${name} failed.\n${stdout ?? ''}${stderr ?? ''}\n`)
    throw error
  } finally {
    console.log(`${name}  ${((performance.now() - start) / 1000).toFixed(1)} s`)
  }
}

/** The endpoint, as an honest one answers: the payment, and the script. A silent one gives the script alone. */
async function serveEndpoint(context: BrowserContext, isSilent = false): Promise<void> {
  const now = Date.now()
  const view = viewOf({
    openedAt: new Date(now).toISOString(),
    expiresAt: new Date(now + 15 * 60_000).toISOString(),
  })
  const [version = ''] = readdirSync(join(root, 'dist/production'))
  const headers = { 'Access-Control-Allow-Origin': '*' }
  await context.route(`${endpoint}/**`, (route) => {
    const { pathname } = new URL(route.request().url())
    if (pathname.startsWith('/script/')) {
      const file = join(root, 'dist/production', version, pathname.slice('/script/'.length))
      return route.fulfill({ path: file, headers, contentType: 'text/javascript' })
    }
    // A stream that stays open and has nothing new to say.
    if (isSilent || pathname.endsWith('/events')) return
    const answer = { payment: view, token: 'A'.repeat(43), url: `${endpoint}/pay/1` }
    if (route.request().method() !== 'POST') return route.fulfill({ json: view, headers })
    return route.fulfill({ status: 201, json: answer, headers })
  })
}

/** Serves a built folder at {@link origin}, without any server. */
async function serveFolder(context: BrowserContext, built: string): Promise<void> {
  await context.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url())
    const path = join(folder, built, pathname === '/' ? 'index.html' : pathname)
    if (!existsSync(path)) return route.fulfill({ status: pathname === '/favicon.ico' ? 204 : 404 })
    return route.fulfill({ contentType: types[extname(path)] ?? '', body: readFileSync(path) })
  })
}

/** Starts the example that draws on a server; it prints where it listens. */
async function startServer(): Promise<{ url: string; stop: () => void }> {
  const server = spawn('node', ['dist/server/server.js', '0'], {
    cwd: join(folder, 'ssr'),
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    server.stdout.once('data', (text: Buffer) => resolve(text.toString().trim()))
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)))
  })
  return { url, stop: () => server.kill() }
}

/** Adds up how much the page has moved by itself, as browsers measure it. */
const watchShifts = () => {
  const page = globalThis as unknown as { shifts: number }
  page.shifts = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) page.shifts += (entry as unknown as Shift).value
  }).observe({ type: 'layout-shift', buffered: true })
}
type Shift = { readonly value: number }

/** Opens one example and checks it; gives what is wrong. */
async function check(browser: Browser, example: (typeof examples)[number]): Promise<string[]> {
  // High enough for the whole card and what stands below it: only what is seen counts as moved.
  const context = await browser.newContext({ viewport: { width: 1280, height: 1400 } })
  const server = example.built === undefined ? await startServer() : undefined
  try {
    await serveEndpoint(context)
    if (example.built !== undefined) await serveFolder(context, example.built)
    const page = await context.newPage()
    const wrong: string[] = []
    page.on('pageerror', (error) => wrong.push(`error: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(`console: ${message.text()}`)
    })
    await page.addInitScript(watchShifts)
    await page.goto(server?.url ?? `${origin}/`)
    wrong.push(...(await problemsOf(page, example.still)))
    return wrong
  } finally {
    server?.stop()
    await context.close()
  }
}

async function problemsOf(page: Page, still: boolean): Promise<string[]> {
  const payment = page.locator('pay-with-usdc')
  // All that moves has come when the time left is shown: it is the last part's.
  await payment.locator('[part~=timer]').waitFor()
  const wrong: string[] = []
  const shown = (await payment.locator('[part~=address]').textContent()) ?? ''
  if (!shown.includes(address)) wrong.push(`the address is ${shown}`)
  if (!(await payment.locator('svg.code path').isVisible())) wrong.push('no QR code is shown')
  const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: number }).shifts)
  console.log(`  moved by ${shifts.toFixed(4)}`)
  if (still && shifts > 0) wrong.push(`the page moved by ${shifts}`)
  return wrong
}

/** The server's place and the element's own first view, drawn without an answer of the endpoint. */
async function checkPlace(browser: Browser, width: number): Promise<string[]> {
  const { renderSkeleton }: typeof Server = await import(join(root, 'dist/element/server.js'))
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  try {
    await serveEndpoint(context, true)
    const page = await context.newPage()
    const tag = (inside: string, treasury: string) =>
      `<pay-with-usdc endpoint="${endpoint}" store="s" order="1" cart="c" ${treasury}>${inside}</pay-with-usdc>`
    const script = `<script src="${endpoint}/script/pay-with-usdc.js"></script>`
    const heightOf = () => payment.evaluate((element) => element.getBoundingClientRect().height)
    const payment = page.locator('pay-with-usdc')
    await page.setContent(tag(renderSkeleton(), ''))
    const place = await heightOf()
    await page.setContent(tag('', `treasury="${treasury}"`) + script)
    await payment.locator('.skeleton').waitFor()
    const first = await heightOf()
    console.log(`  ${width} wide: ${place} and ${first} high`)
    return place === first ? [] : [`the place is ${place} high, the first view ${first}`]
  } finally {
    await context.close()
  }
}

await step('npm ci', () => npm('ci', '--no-audit', '--no-fund'))
await step('types', () => npm('run', 'types'))
await step('build', () => npm('run', 'build'))
const browser = await playwright.launch(chromium())
const checks = [
  ...[360, 1280].map((width) => ({ name: 'place', run: () => checkPlace(browser, width) })),
  ...examples.map((example) => ({ name: example.name, run: () => check(browser, example) })),
]
for (const { name, run } of checks) {
  const wrong = await step(name, run)
  for (const line of wrong) console.error(`  ${name}: ${line}`)
  if (wrong.length > 0) process.exitCode = 1
}
await browser.close()
