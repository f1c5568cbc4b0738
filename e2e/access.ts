// What the tests of accessibility share: the gallery's states on one page, and what is wrong in them.
import { createRequire } from 'node:module'
import { expect, type Locator, type Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'
import { createServer, type ViteDevServer } from 'vite'
import { clockStart, notFollowed, stateNames } from '../demo/gallery/states.js'
import { tags } from '../src/lang/tags.js'
import { faultsOf } from './layout.js'

export const locales = ['en', ...tags] as const

/** One language for each script, and German for its long words. */
export const scripts: readonly string[] = ['en', 'zh-CN', 'ja', 'ko', 'ar', 'he', 'de']

/** How the gallery is shown. */
type Look = { readonly theme: 'light' | 'dark'; readonly locale: string }

/** A window of 1,280 × 1,024 at a zoom of 400 %, in CSS pixels. */
export const zoomed = { width: 320, height: 256 } as const

/** Serves the gallery; close what it gives. */
export async function serveGallery(): Promise<ViteDevServer> {
  const server = await createServer({ server: { port: 0, host: '127.0.0.1' }, logLevel: 'error' })
  return server.listen()
}

/** Shows states of the gallery, by default all that share a page, and waits until each is complete. */
export async function showGallery(
  page: Page,
  gallery: ViteDevServer,
  { theme, locale }: Look,
  state = 'all',
): Promise<void> {
  const url = new URL(gallery.resolvedUrls?.local[0] ?? '')
  url.search = `${new URLSearchParams({ state, theme, locale, width: 'desktop' })}`
  await page.clock.setFixedTime(clockStart)
  await page.goto(url.href)
  const count = state === 'all' ? stateNames.length - 1 : 1
  await expect(page.locator('figure[data-ready]')).toHaveCount(count, { timeout: 60_000 })
}

/** The pages that it takes to see every state. */
export const galleryPages = ['all', notFollowed] as const

/** Runs a function in the page for each element, and says in which state it found something. */
export async function findIn(page: Page, find: (element: Element) => string[]): Promise<string[]> {
  const found: string[] = []
  for (const figure of await page.locator('figure').all()) {
    const state = await figure.locator('figcaption').textContent()
    const faults = await figure.locator('pay-with-usdc').evaluate(find)
    found.push(...faults.map((fault) => `${state}: ${fault}`))
  }
  return found
}

/** What is wrong with the layout of the elements, and whether the page must be scrolled sideways. */
export async function layoutFaultsIn(page: Page): Promise<string[]> {
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return { scrollWidth, clientWidth }
  })
  const wide = scrollWidth > clientWidth ? [`The page is ${scrollWidth} px wide.`] : []
  return [...wide, ...(await findIn(page, faultsOf)), ...(await findIn(page, spillsOf))]
}

/** Texts that stand out of the button that they name. Runs in the page. */
function spillsOf(element: Element): string[] {
  const boxes = element.shadowRoot?.querySelectorAll('.button, .segment, .choice, .choices') ?? []
  return [...boxes].flatMap((box) => {
    if (!box.checkVisibility()) return []
    const edge = box.getBoundingClientRect()
    const range = document.createRange()
    range.selectNodeContents(box)
    const isOut = [...range.getClientRects()].some(
      ({ left, right, top, bottom, width }) =>
        width > 1 &&
        (left < edge.left - 1 ||
          right > edge.right + 1 ||
          top < edge.top - 1 ||
          bottom > edge.bottom + 1),
    )
    return isOut ? [`“${box.textContent?.trim()}” stands out of its box`] : []
  })
}

/** The text spacing that WCAG 2.2 asks to endure (1.4.12), as a reader's own style sheet sets it. */
export async function spaceOut(page: Page): Promise<void> {
  await page.locator('pay-with-usdc').evaluateAll((elements) => {
    for (const element of elements) {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(`
        * {
          line-height: 1.5 !important;
          letter-spacing: 0.12em !important;
          word-spacing: 0.16em !important;
        }
        p { margin-block-end: 2em !important; }
      `)
      element.shadowRoot?.adoptedStyleSheets.push(sheet)
    }
  })
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

const axeOptions: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: {
    'target-size': { enabled: true },
    // About a whole page; here one page holds all the states, and each says the same.
    region: { enabled: false },
    'landmark-unique': { enabled: false },
    'page-has-heading-one': { enabled: false },
    'heading-order': { enabled: false },
  },
  resultTypes: ['violations'],
  elementRef: true,
}

/** What axe finds in the elements of a page, each with the state that it stands in. */
export async function violationsIn(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axePath })
  return page.evaluate(async (options) => {
    const { axe } = globalThis as unknown as {
      axe: { run: (context: object, options: object) => Promise<AxeResults> }
    }
    const { violations } = await axe.run({ include: [['pay-with-usdc']] }, options)
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, element }) => {
        const root = element?.getRootNode()
        const host = root instanceof ShadowRoot ? root.host : element
        const state = host?.closest('figure')?.querySelector('figcaption')?.textContent
        return `${state}: ${id}: ${html.slice(0, 160)}`
      }),
    )
  }, axeOptions)
}

/**
 * Gives everything that can have it the focus, and lists where it is hardly seen: an outline thinner
 * than 2 px, or under 3:1 against what lies beside it. Press a key first: a ring is for the keyboard.
 */
export function focusFaultsOf(element: Element): string[] {
  const luminance = (color: string) => {
    const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map((text) => {
      const channel = Number(text) / 255
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const contrast = (a: string, b: string) => {
    const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((one, two) => two - one)
    return (light + 0.05) / (dark + 0.05)
  }
  const isClear = (color: string) => color === 'transparent' || /^rgba.*, 0\)$/.test(color)
  const backgroundOf = (node: Element | null): string => {
    if (node === null) return 'rgb(255, 255, 255)'
    const { backgroundColor } = getComputedStyle(node)
    return isClear(backgroundColor) ? backgroundOf(node.parentElement) : backgroundColor
  }
  const faults: string[] = []
  const targets = element.shadowRoot?.querySelectorAll<HTMLElement>(
    'button, a, input, select, summary',
  )
  for (const target of targets ?? []) {
    if (!target.checkVisibility() || target.matches(':disabled, :disabled *')) continue
    target.focus()
    const label = target.closest('label')
    const isLabelled = target.matches('[type=radio], [type=checkbox]') && label !== null
    const ring = isLabelled ? label : target
    const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(ring)
    const name = ring.textContent?.trim().replace(/\s+/g, ' ') || target.id
    if (!target.matches(':focus-visible')) faults.push(`“${name}” does not take the focus`)
    const isThin = outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2
    if (isThin) faults.push(`“${name}” has an outline ${outlineStyle} ${outlineWidth}`)
    const isOutside = Number.parseFloat(outlineOffset) >= 0
    const beside = backgroundOf(isOutside ? ring.parentElement : ring)
    const found = contrast(outlineColor, beside)
    if (found < 3) faults.push(`“${name}”: outline ${outlineColor} on ${beside}`)
  }
  return faults
}

/** Buttons and fields whose edge is not seen: under 3:1 against what is around. Runs in the page. */
export function edgeFaultsOf(element: Element): string[] {
  const root = element.shadowRoot
  const card = root?.querySelector('.base')
  if (root === null || !card) return ['It has no card.']
  const { backgroundColor, color } = getComputedStyle(card)
  if (backgroundColor === color) return ['Text and card have one colour.']
  const boxes = root.querySelectorAll('.button, .text, .dot, .bar, .choice, .segment:has(:checked)')
  return [...boxes].flatMap((box) => {
    if (!box.checkVisibility()) return []
    const style = getComputedStyle(box)
    const isSeen =
      Number.parseFloat(style.borderTopWidth) >= 1 &&
      style.borderTopStyle !== 'none' &&
      !/^rgba.*, 0\)$/.test(style.borderTopColor) &&
      style.borderTopColor !== backgroundColor
    return isSeen ? [] : [`“${box.textContent?.trim()}” has the edge ${style.borderTop}`]
  })
}

/** What moves, or would. Runs in the page. */
export function motionsOf(element: Element): string[] {
  const root = element.shadowRoot
  if (root === null) return ['It has no shadow root.']
  const running = root.getAnimations().map((animation) => {
    const { target, pseudoElement } = animation.effect as KeyframeEffect
    return `${target?.getAttribute('class')}${pseudoElement ?? ''} is moving`
  })
  const moving = [...root.querySelectorAll('*')].flatMap((node) =>
    [null, '::before', '::after'].flatMap((pseudo) => {
      const { transitionDuration, animationName } = getComputedStyle(node, pseudo)
      const isStill = /^(0s(, )?)+$/.test(transitionDuration) && animationName === 'none'
      return isStill ? [] : [`${node.getAttribute('class')}${pseudo ?? ''} would move`]
    }),
  )
  // Parts of a native control have no computed style that could be asked: their rules are read.
  const rulesOf = (rules: CSSRuleList): CSSStyleRule[] =>
    [...rules].flatMap((rule) => {
      if (rule instanceof CSSStyleRule) return rule
      const isOn = rule instanceof CSSMediaRule && matchMedia(rule.conditionText).matches
      return isOn ? rulesOf(rule.cssRules) : []
    })
  const native = root.adoptedStyleSheets
    .flatMap((sheet) => rulesOf(sheet.cssRules))
    .filter(({ selectorText, style }) => /::-/.test(selectorText) && style.transitionDuration)
    .map(({ selectorText }) => `${selectorText} would move`)
  return [...running, ...moving, ...native]
}

/** Presses Tab until this has the focus; fails when a whole round does not reach it. */
export async function tabTo(
  page: Page,
  target: Locator,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press(key)
    const isThere = await target.evaluate((element) => element.matches(':focus'))
    if (isThere) return
  }
  throw new Error(`Tab does not reach ${target}.`)
}
