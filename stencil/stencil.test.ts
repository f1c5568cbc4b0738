import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Paper from '@bigcommerce/stencil-paper'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { readSettings } from '../src/storefront/page/settings.js'
import { networkNames } from './composer/draft.js'

const read = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8')
const partial = 'components/pay-with-usdc'
const treasury = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const nonce = 'bm9uY2UgZm9yIHRlc3Rz'
const src = 'https://pay.example.com/script/0.1.0/storefront.js'
const integrity = 'sha384-eXViSDjEmwMLur4cPFIU3g75FSKNFdXWXYnF0n1B5vFSY97YxqxL01g/b6uHBeKA'
const needed = {
  script: src,
  integrity,
  endpoint: 'https://pay.example.com',
  store: 'abc123',
  treasury,
}

/** A page of a theme: its head, BigCommerce's content, its scripts, and ours at the end. */
const pageOf = (content: string, values: string) => `<!doctype html>
<html><head>{{{head.scripts}}}</head>
<body>{{{checkout.${content}}}}{{{footer.scripts}}}
{{> ${partial} ${values}}}
</body></html>`

const valuesOf = (settings: Readonly<Record<string, string>>) =>
  Object.keys(settings)
    .map((name) => `usdc_${name}=theme_settings.usdc_${name}`)
    .join(' ')

beforeEach(() => {
  vi.stubGlobal('location', { protocol: 'https:', origin: 'https://shop.example' })
  // Which CSS is CSS, only a browser knows; the composer's own tests ask one.
  vi.stubGlobal('CSS', { supports: () => true })
})

/** Renders a page of a theme as BigCommerce does, with the settings in the theme's config.json. */
async function render(
  options: {
    settings?: Readonly<Record<string, string>>
    order?: unknown
    params?: { security?: { nonce: string } }
    renderer?: 'handlebars-v3' | 'handlebars-v4'
    page?: string
  } = {},
): Promise<string> {
  const { settings = needed, order, params = { security: { nonce } } } = options
  const { renderer = 'handlebars-v4' } = options
  const isConfirmation = order !== undefined
  const content = isConfirmation ? 'order_confirmation_content' : 'checkout_content'
  const templates = {
    'pages/page': options.page ?? pageOf(content, valuesOf(settings)),
    [partial]: read(`templates/${partial}.html`),
  }
  const themeSettings = Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [`usdc_${name}`, value]),
  )
  const assembler = {
    getTemplates: async (_path: string, process: (all: typeof templates) => object) =>
      process(templates) as Record<string, string>,
    getTranslations: async () => ({}),
  }
  const paper = new Paper({}, themeSettings, assembler, renderer, console, 'error', params)
  await paper.loadTheme('pages/page', 'en')
  return paper.render('pages/page', {
    head: { scripts: '<script>head()</script>' },
    footer: { scripts: '<script>footer()</script>' },
    checkout: {
      [content]: '<div id="checkout-app"></div>',
      ...(isConfirmation ? { order: { id: order } } : {}),
    },
    theme_settings: themeSettings,
    // Pages have values of their own that are called like ours.
    store: 'the page’s own',
    endpoint: 'https://evil.example',
  })
}

/** The data blocks as a browser finds them: each ends at the first end tag. */
const blocksIn = (html: string) =>
  [...html.matchAll(/<script type="application\/json" data-usdc-pay>([\s\S]*?)<\/script/gi)].map(
    ([, text = '']) => text,
  )

const scriptsIn = (html: string) => html.match(/<script/gi)?.length
const settingsIn = (html: string, from = src) =>
  readSettings({ src: from, blocks: blocksIn(html), chains: networkNames })

describe('the theme’s partial', () => {
  test.each(['handlebars-v3', 'handlebars-v4'] as const)(
    'hands over exactly the settings of the theme and the order’s number, in %s',
    async (renderer) => {
      const look = { theme: 'dark', accent: '#0a7148', radius: '4px', font: '"My Font", serif' }
      const others = {
        placement: 'inline',
        frame_origin: 'https://frame.example',
        methods: 'cod, instore',
        networks: 'Base, OP Mainnet',
        locale: 'zh-CN',
      }
      const settings = { ...needed, ...look, ...others }
      const html = await render({ renderer, settings, order: 1042 })
      expect(settingsIn(html)).toEqual({
        ok: true,
        value: {
          endpoint: needed.endpoint,
          store: 'abc123',
          treasury,
          placement: 'inline',
          frameOrigin: 'https://frame.example',
          methods: ['cod', 'instore'],
          networks: ['Base', 'OP Mainnet'],
          look: { ...look, locale: 'zh-CN' },
          isLikePage: false,
          order: '1042',
        },
      })
    },
  )

  test('is one data block and one script with nonce and hash, below the footer’s scripts', async () => {
    const html = await render({ order: 1042 })
    expect(blocksIn(html)).toHaveLength(1)
    const [tag = ''] = html.match(/<script nonce[^>]*>/) ?? []
    expect(tag).toContain(`nonce="${nonce}"`)
    expect(tag).toContain(`src="${src}"`)
    expect(tag.replaceAll('&#x3D;', '=')).toContain(`integrity="${integrity}"`)
    expect(tag).toContain('crossorigin="anonymous" defer')
    expect(html.indexOf('footer()')).toBeLessThan(html.indexOf('data-usdc-pay'))
    expect(html).not.toContain('{{')
  })

  test('on the checkout page, where there is no order yet, hands over none', async () => {
    expect(settingsIn(await render())).toMatchObject({ ok: true, value: { order: undefined } })
  })

  test('with the fewest settings, leaves everything else to the script', async () => {
    expect(settingsIn(await render())).toMatchObject({
      value: { placement: 'frame', methods: ['moneyorder'], networks: networkNames, look: {} },
    })
  })

  test('takes its settings as plain text too', async () => {
    const values = Object.entries(needed).map(([name, value]) => `usdc_${name}="${value}"`)
    const html = await render({ order: 7, page: pageOf('content', values.join(' ')) })
    expect(settingsIn(html)).toMatchObject({ ok: true, value: { store: 'abc123', order: '7' } })
  })

  test('without the script’s address, writes nothing at all', async () => {
    const { script: _, ...others } = needed
    const html = await render({ settings: others })
    expect(scriptsIn(html)).toBe(2)
  })

  test('where BigCommerce gives no nonce, the tag has an empty one', async () => {
    expect(await render({ params: {} })).toContain('nonce=""')
  })

  test.each([
    ['a quote', '10"42'],
    ['the end of the element', '</script><script>alert(1)</script>'],
    ['the beginning of a comment', '<!--<script>'],
    ['a backslash', '\\'],
    ['a line break', '1\n2'],
    ['another setting', '1","treasury":"0x0'],
  ])('an order’s number with %s stays text, and is refused', async (_name, order) => {
    const html = await render({ order })
    const [text = ''] = blocksIn(html)
    expect(JSON.parse(text)).toMatchObject({ order, treasury })
    expect(scriptsIn(html)).toBe(4)
    expect(settingsIn(html)).toMatchObject({ ok: false, message: expect.stringMatching(/^order:/) })
  })

  test.each(['endpoint', 'store', 'font', 'script', 'integrity'])(
    'a theme’s %s cannot break out of its place',
    async (name) => {
      const value = `x"'></script><script>alert(1)</script>`
      const html = await render({ settings: { ...needed, [name]: value }, order: 1042 })
      expect(scriptsIn(html)).toBe(4)
      const [text = ''] = blocksIn(html)
      expect(JSON.parse(text)).toMatchObject({ order: 1042 })
    },
  )
})

describe('the script for Script Manager', () => {
  const filled = read('script-manager.html')
    .replace('store=YOUR-STORE-HASH', 'store=abc123')
    .replace('treasury=YOUR-TREASURY', `treasury=${treasury}`)
    .replace('integrity="HASH-OF-STOREFRONT.JS"', `integrity="${integrity}"`)
  const [, address = ''] = /<script src="([^"]+)"/.exec(filled) ?? []
  const url = address.replaceAll('&amp;', '&')

  test.each([
    ['on the confirmation page', '1042', '1042'],
    ['on every other page', '', undefined],
    ['where the host knows no Handlebars', '{{checkout.order.id}}', undefined],
  ])('%s reads as exactly these settings', (_name, written, order) => {
    const page = filled.replaceAll('{{checkout.order.id}}', written)
    expect(settingsIn(page, url)).toEqual({
      ok: true,
      value: {
        endpoint: 'https://pay.example.com',
        store: 'abc123',
        treasury,
        placement: 'frame',
        frameOrigin: 'https://pay.example.com',
        methods: ['moneyorder'],
        networks: ['Base'],
        look: {},
        isLikePage: false,
        order,
      },
    })
  })

  test('names the version of this build, and is held by a hash', () => {
    const { version } = JSON.parse(read('../package.json')) as { version: string }
    expect(url).toContain(`/script/${version}/storefront.js?`)
    expect(filled).toContain(`integrity="${integrity}" crossorigin="anonymous" defer></script>`)
  })

  test('its comments may be pasted along: nothing in them is filled in or run', () => {
    const comments = read('script-manager.html').match(/<!--[\s\S]*?-->/g) ?? []
    expect(comments.length).toBeGreaterThan(0)
    for (const comment of comments) expect(comment.slice(4, -3)).not.toMatch(/\{\{|--|<script/)
  })

  test('left as it is, it is refused rather than used', () => {
    const [, raw = ''] = /<script src="([^"]+)"/.exec(read('script-manager.html')) ?? []
    expect(settingsIn('', raw.replaceAll('&amp;', '&'))).toMatchObject({ ok: false })
  })
})
