// Every state of the gallery, as it looks: 12 pictures each, in one sheet under `e2e/visual/`.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test'
import { createServer, type ViteDevServer } from 'vite'
import { clockStart, notFollowed, stateNames } from '../demo/gallery/states.js'
import { chromium } from '../scripts/chromium.js'
import { faultsOf } from './layout.js'
import { differenceOf, type Picture, read, sheetOf, slotOf, write } from './visual.js'

const root = join(import.meta.dirname, '..')
const isUpdate = process.env.VISUAL_UPDATE === '1'
/** How many of the 12 pictures are compared; all without it. */
const sample = Number(process.env.VISUAL_SAMPLE ?? 12)
const seed = Number(process.env.SEED ?? 1)
/** Only these states, by name; all without it. */
const named = process.env.VISUAL_STATES?.split(',')
const states = stateNames.filter((name) => named === undefined || named.includes(name))

/** Pixels of a picture that may differ. */
const mayDiffer = 40

type Variant = { readonly theme: string; readonly locale: string; readonly width: number }
const all: readonly Variant[] = [1_280, 390].flatMap((width) =>
  ['light', 'dark'].flatMap((theme) =>
    ['en', 'zh-CN', 'ar'].map((locale) => ({ theme, locale, width })),
  ),
)
/** As wide as a card can be; a phone's is as wide as its screen. */
const slotWidth = ({ width }: Variant): number => Math.min(width, 704)
const chosen = all.filter((_, index) => isUpdate || (index * 7 + seed) % 12 < sample)

/** Fonts of packages, so that this machine's do not matter. The last one is the address's. */
const faces = [
  ...[400, 600, 700].flatMap((weight) => [
    ['Visual', 'noto-sans', `noto-sans-latin-${weight}`, weight],
    ['Visual Arabic', 'noto-sans-arabic', `noto-sans-arabic-arabic-${weight}`, weight],
    ['Visual SC', 'noto-sans-sc', `noto-sans-sc-chinese-simplified-${weight}`, weight],
  ]),
  ['Menlo', 'noto-sans', 'noto-sans-latin-400', 400],
] as const
const styles = `
  ${faces.map(([name, folder, file, weight]) => `@font-face { font-family: '${name}'; font-weight: ${weight}; src: url(/node_modules/@fontsource/${folder}/files/${file}-normal.woff2) }`).join('\n')}
  pay-with-usdc { --usdc-font: 'Visual', 'Visual Arabic', 'Visual SC' }
`

test.use({
  launchOptions: {
    ...chromium(),
    args: [
      ...chromium().args,
      '--font-render-hinting=none',
      '--disable-lcd-text',
      '--force-color-profile=srgb',
    ],
  },
})
test.setTimeout(300_000)

let gallery: ViteDevServer
let major = ''
const pictures = new Map<string, Picture>()
const faults: string[] = []
const keyOf = (state: string, { theme, locale, width }: Variant) =>
  [state, theme, locale, width].join(' ')

test.beforeAll(async ({ browser }) => {
  test.setTimeout(600_000)
  major = browser.version().split('.')[0] ?? ''
  gallery = await createServer({ server: { port: 0, host: '127.0.0.1' }, logLevel: 'error' })
  await gallery.listen()
  for (const variant of chosen) {
    await withPage(browser, variant, async (page) => {
      for (const state of ['all', notFollowed]) await takeAll(page, variant, state)
    })
  }
})
test.afterAll(() => gallery.close())

async function withPage(
  browser: Browser,
  { width }: Variant,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
    locale: 'en-US',
    timezoneId: 'UTC',
  })
  try {
    const page = await context.newPage()
    await page.clock.setFixedTime(clockStart)
    await use(page)
  } finally {
    await context.close()
  }
}

async function takeAll(page: Page, variant: Variant, state: string): Promise<void> {
  const { theme, locale } = variant
  const url = new URL(gallery.resolvedUrls?.local[0] ?? '')
  url.search = `${new URLSearchParams({ state, theme, locale, width: 'desktop' })}`
  await page.goto(url.href)
  await page.addStyleTag({ content: styles })
  const figures = page.locator('figure[data-ready]')
  await expect(figures).toHaveCount(state === 'all' ? stateNames.length - 1 : 1)
  // The banner takes no font from the page, so it is given one here, as no page could.
  await page.evaluate(() => {
    for (const { shadowRoot } of document.querySelectorAll('pay-with-usdc')) {
      const banner = shadowRoot?.querySelector<HTMLElement>('.sandbox')
      banner?.style.setProperty('font-family', "'Visual', 'Visual Arabic', 'Visual SC'")
    }
  })
  // Each is asked for by name: what no text has needed yet does not count as loading.
  await page.evaluate(async () => {
    await Promise.all([...document.fonts].map((face) => face.load()))
    await document.fonts.ready
  })
  for (const figure of await figures.all()) {
    const name = (await figure.locator('figcaption').textContent()) ?? ''
    const card = figure.locator('pay-with-usdc')
    // Each alone, at the same place: a card that grows would move those below it by parts of a pixel.
    await figure.evaluate((one) => {
      for (const other of document.querySelectorAll('figure')) other.hidden = other !== one
    })
    const png = await card.screenshot({ animations: 'disabled', caret: 'hide' })
    pictures.set(keyOf(name, variant), read(png))
    const found = await card.evaluate(faultsOf)
    faults.push(...found.map((fault) => `${keyOf(name, variant)}: ${fault}`))
    await page.evaluate(() => {
      for (const other of document.querySelectorAll('figure')) other.hidden = false
    })
  }
}

test('nothing overflows, is cut off, covers another text or is too small to hit', () => {
  expect(faults).toEqual([])
})

// One test for all states: after a failed one the pictures would be taken anew.
test('every state looks as its baseline does', ({ browserName: _ }, info) => {
  const folder = join(import.meta.dirname, 'visual', `chromium-${major}`)
  const fileOf = (state: string) => join(folder, `${state.replaceAll(' ', '-')}.png`)
  if (isUpdate) {
    mkdirSync(folder, { recursive: true })
    for (const state of states) {
      const sheet = sheetOf(
        all.map((variant) => pictureOf(state, variant)),
        all.map(slotWidth),
      )
      writeFileSync(fileOf(state), write(sheet))
    }
    return
  }
  if (!existsSync(folder)) {
    const description = `There are no baselines for Chromium ${major}: only the layout is checked.`
    info.annotations.push({ type: 'not compared', description })
    test.skip(true, description)
  }
  const different: string[] = []
  for (const state of states) {
    const baseline = read(readFileSync(fileOf(state)))
    for (const variant of chosen) {
      const left = all.slice(0, all.indexOf(variant)).reduce((sum, one) => sum + slotWidth(one), 0)
      const was = slotOf(baseline, left, slotWidth(variant))
      const is = sheetOf([pictureOf(state, variant)], [slotWidth(variant)])
      const count = differenceOf(is, was)
      if (count <= mayDiffer) continue
      different.push(`${keyOf(state, variant)}: ${count} pixels`)
      const out = join(root, 'test-results/visual')
      mkdirSync(out, { recursive: true })
      const name = keyOf(state, variant).replaceAll(' ', '-')
      writeFileSync(join(out, `${name}-is.png`), write(is))
      writeFileSync(join(out, `${name}-was.png`), write(was))
    }
  }
  expect(different).toEqual([])
})

function pictureOf(state: string, variant: Variant): Picture {
  const picture = pictures.get(keyOf(state, variant))
  if (picture === undefined) throw new Error(`No picture was taken of ${keyOf(state, variant)}.`)
  return picture
}
