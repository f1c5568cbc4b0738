import { type Browser, chromium, type Page } from 'playwright'
import { chromium as launchOptions } from '../../../scripts/chromium.js'
import { PayWithUsdcError } from '../../errors/index.js'
import { readCodes } from './readCodes.js'
import { type PageText, readPage, scrollPage } from './readPage.js'

/** What was seen on a page. */
export type Visit = PageText & {
  /** Where the visit ended. */
  readonly url: string
  /** The texts of the QR codes that a shopper sees. */
  readonly codes: readonly string[]
  /** Every script that the page asked for, also those that took themselves out of it. */
  readonly requested: readonly string[]
}

const viewport = { width: 1_280, height: 900 }
/** Pixels of the picture for one of the page: small codes stay readable. */
const scale = 2
/** A longer page is looked at so many times half a window. */
const mostSteps = 40
const pause = 300

/**
 * Visits a page as a shopper does, and reads the codes that are shown from the pixels.
 *
 * @param options.cookies `name=value`, for the page's own origin
 * @param options.wait seconds until a code must be there
 * @throws PayWithUsdcError `browser_missing`, `page_unreachable`
 */
export async function visit(options: {
  url: string
  cookies: readonly string[]
  wait: number
}): Promise<Visit> {
  const browser = await launch()
  try {
    return await visitWith(browser, options)
  } finally {
    await browser.close()
  }
}

async function launch(): Promise<Browser> {
  const { args, ...options } = launchOptions()
  try {
    // A script that cheats looks for robots first, and shows them the honest page.
    const unseen = '--disable-blink-features=AutomationControlled'
    return await chromium.launch({ ...options, args: [...args, unseen] })
  } catch (cause) {
    throw new PayWithUsdcError('browser_missing', 'No Chromium or Chrome could be started.', {
      hint: 'Install Chromium, or run npx playwright install chromium.',
      cause,
    })
  }
}

async function visitWith(
  browser: Browser,
  { url, cookies, wait }: { url: string; cookies: readonly string[]; wait: number },
): Promise<Visit> {
  const [major] = browser.version().split('.')
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor: scale,
    locale: 'en-US',
    userAgent: `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0 Safari/537.36`,
  })
  // Of the whole origin: with the page's own URL they would be of its folder alone.
  const { origin } = new URL(url)
  await context.addCookies(cookies.map((cookie) => ({ ...cookieOf(cookie), url: origin })))
  const page = await context.newPage()
  const requested = new Set<string>()
  page.on('request', (request) => {
    if (request.resourceType() === 'script' && request.frame() === page.mainFrame()) {
      requested.add(request.url())
    }
  })
  await open(page, url, wait)
  const codes = await settledCodes(page, wait)
  return { ...(await readPage(page)), url: page.url(), codes, requested: [...requested] }
}

function cookieOf(text: string): { name: string; value: string } {
  const at = text.indexOf('=')
  return { name: text.slice(0, at), value: text.slice(at + 1) }
}

async function open(page: Page, url: string, wait: number): Promise<void> {
  const timeout = Math.max(wait, 10) * 1_000
  const unreachable = (why: string, cause?: unknown) =>
    new PayWithUsdcError('page_unreachable', `${url} was not shown: ${why}.`, {
      hint: 'Open it in a browser. A page of a shopper needs its session: --cookie name=value.',
      retryable: true,
      cause,
    })
  const response = await page
    .goto(url, { waitUntil: 'domcontentloaded', timeout })
    .catch((error: Error) => {
      throw unreachable(error.message.split('\n')[0] ?? 'no answer', error)
    })
  if (response !== null && !response.ok())
    throw unreachable(`it was answered with ${response.status()}`)
}

/**
 * The codes of the page, once two looks in a row saw the same ones: a page that is still being
 * built, or that changes its code a moment later, is looked at again. One that never comes to rest
 * is judged by all that it showed.
 */
async function settledCodes(page: Page, wait: number): Promise<readonly string[]> {
  const deadline = performance.now() + wait * 1_000
  const all = new Set<string>()
  let before: string | undefined
  for (;;) {
    const codes = await codesOf(page)
    for (const code of codes) all.add(code)
    const seen = codes.join('\n')
    if (seen !== '' && seen === before) return codes
    if (performance.now() >= deadline) return [...all].sort()
    before = seen
    await page.waitForTimeout(pause)
  }
}

/** Looks at the page window by window, from top to bottom, each half over the one before. */
async function codesOf(page: Page): Promise<string[]> {
  const texts = new Set<string>()
  let before: Buffer | undefined
  for (let step = 0; step < mostSteps; step++) {
    const isEnd = await scrollPage(page, (step * viewport.height) / 2)
    const picture = await page.screenshot()
    if (before === undefined || !picture.equals(before)) {
      for (const text of readCodes(picture)) texts.add(text)
    }
    before = picture
    if (isEnd) break
  }
  return [...texts].sort()
}
