import { describe, expect, test } from 'vitest'
import { chains, setting } from '../testing/storePage.js'
import { readSettings } from './settings.js'

const read = (query: Readonly<Record<string, string>>, ...blocks: unknown[]) =>
  readSettings({
    src: `https://pay.example/storefront.js?${new URLSearchParams(query)}`,
    blocks: blocks.map((block) => (typeof block === 'string' ? block : JSON.stringify(block))),
    chains,
  })

const second = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359'

describe('good settings', () => {
  test('by URL alone', () => {
    expect(read(setting)).toEqual({
      ok: true,
      value: {
        endpoint: 'https://pay.example',
        store: 'sandbox',
        treasury: setting.treasury,
        placement: 'frame',
        frameOrigin: 'https://pay.example',
        methods: ['moneyorder'],
        networks: chains,
        look: {},
        isLikePage: false,
        order: undefined,
      },
    })
  })

  test('of a look: appearance, density, logo and receipt key', () => {
    const receiptKey = `${'A'.repeat(43)} ${'b'.repeat(43)}`
    const look = { density: 'compact', logo: 'https://shop.example/logo.svg' }
    expect(read({ ...setting, ...look, appearance: 'bigcommerce', receiptKey })).toMatchObject({
      value: {
        look: { ...look, appearance: 'bigcommerce', 'receipt-key': receiptKey },
        isLikePage: false,
      },
    })
    const likePage = read({ ...setting, appearance: 'page' })
    expect(likePage).toMatchObject({ value: { look: {}, isLikePage: true } })
  })

  test('by a block alone, with numbers and lists', () => {
    const block = {
      ...setting,
      endpoint: 'https://shop.example/usdc/',
      treasury: [setting.treasury, second],
      methods: ['cod', 'instore'],
      networks: ['base', ' op mainnet '],
      frameOrigin: 'https://frame.example',
      placement: 'inline',
      order: 1042,
      theme: 'dark',
      accent: '#0af',
    }
    expect(read({}, block)).toMatchObject({
      value: {
        endpoint: 'https://shop.example/usdc',
        treasury: `${setting.treasury} ${second}`,
        methods: ['cod', 'instore'],
        networks: ['Base', 'OP Mainnet'],
        frameOrigin: 'https://frame.example',
        placement: 'inline',
        order: '1042',
        look: { theme: 'dark', accent: '#0af' },
      },
    })
  })

  test('per key, the block wins over the URL, and a later block over an earlier one', () => {
    const settings = read(
      { ...setting, theme: 'light', radius: '2px' },
      { theme: 'dark', font: 'serif' },
      { font: 'monospace' },
    )
    expect(settings).toMatchObject({
      value: { look: { theme: 'dark', radius: '2px', font: 'monospace' } },
    })
  })

  test.each(['', '{{checkout.order.id}}'])('an order of %o is no order', (order) => {
    expect(read(setting, { order })).toMatchObject({ ok: true, value: { order: undefined } })
  })

  test('parameters of caches and consent tools are none of ours', () => {
    expect(read({ ...setting, v: '7', utm_source: 'x' }).ok).toBe(true)
  })

  test('a page by http may use an endpoint by http: that is a sandbox', () => {
    expect(location.protocol).toBe('http:')
    expect(read({ ...setting, endpoint: 'http://127.0.0.1:1' }).ok).toBe(true)
  })
})

describe('odd settings are refused as a whole, and the message says what to do', () => {
  test.each<[Record<string, string>, RegExp]>([
    [{ endpoint: '' }, /^endpoint: set the https URL/],
    [{ endpoint: 'pay.example' }, /^endpoint/],
    [{ endpoint: 'javascript:alert(1)' }, /^endpoint/],
    [{ endpoint: 'https://user@pay.example' }, /^endpoint/],
    [{ endpoint: 'https://pay.example/?a=b' }, /^endpoint/],
    [{ store: '' }, /^store: set your store’s hash/],
    [{ store: 'My Store' }, /^store/],
    [{ treasury: '' }, /^treasury: set the address/],
    [{ treasury: '0x123' }, /^treasury/],
    [{ treasury: setting.treasury.replace('A', 'a') }, /^treasury.*copy it again/],
    [{ treasury: `${setting.treasury} ${second}x` }, /^treasury/],
    [{ placement: 'popup' }, /^placement: choose one of frame, inline, page/],
    [{ frameOrigin: 'ftp://frame.example' }, /^frameOrigin/],
    [{ frameOrigin: location.origin }, /^frameOrigin: the store’s own origin protects nothing/],
    [{ methods: 'cheque' }, /^methods: cheque cannot be used: .* purchase order/],
    [{ methods: 'moneyorder cheque' }, /^methods: cheque/],
    [{ methods: 'paypal' }, /^methods: "paypal" is not one of moneyorder, bankdeposit/],
    [{ networks: 'Base,Bitcoin' }, /^networks: "Bitcoin" is not one of Base/],
    [{ order: 'A-1' }, /^order/],
    [{ locale: '!' }, /^locale/],
    [{ appearance: 'mine' }, /^appearance/],
    [{ density: 'tiny' }, /^density/],
    [{ logo: 'http://shop.example/logo.svg' }, /^logo/],
    [{ logo: 'javascript:alert(1)' }, /^logo/],
    [{ receiptKey: 'short' }, /^receiptKey/],
    [{ theme: 'blue' }, /^theme/],
    [{ accent: 'var(--x)' }, /^accent/],
    [{ radius: 'big' }, /^radius/],
    [{ font: '}' }, /^font/],
  ])('%o', (change, message) => {
    expect(read({ ...setting, ...change })).toEqual({
      ok: false,
      code: 'config_invalid',
      message: expect.stringMatching(message),
    })
  })

  test.each<[unknown, RegExp]>([
    ['{', /^data-usdc-pay: the data block must be one JSON object/],
    [[], /^data-usdc-pay/],
    ['null', /^data-usdc-pay/],
    [{ treasurer: 'x' }, /^treasurer: is no setting\. Known are endpoint,/],
    [{ theme: true }, /^theme: must be text/],
    [{ theme: { a: 1 } }, /^theme: must be text/],
  ])('a block of %o', (block, message) => {
    expect(read(setting, block)).toMatchObject({
      ok: false,
      message: expect.stringMatching(message),
    })
  })
})
