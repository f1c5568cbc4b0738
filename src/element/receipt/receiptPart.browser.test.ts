import axe from 'axe-core'
import { css, html, render } from 'lit'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { mainnets } from '../../chains/definitions/mainnets.js'
import { receiptEn } from '../../lang/en/receipt.js'
import { receiptZhCN } from '../../lang/zh-CN/receipt.js'
import type { PaymentView } from '../../protocol/index.js'
import { receiptClaims, receiptSigner } from '../../receipt/receipt.fixture.js'
import { base } from '../base.styles.js'
import { icon } from '../icons.js'
import { order, states, treasury, viewOf } from '../testing/views.js'
import { tokens } from '../tokens.styles.js'
import { type CheckedPayment, verifyPayment } from '../verify/verifyPayment.js'
import { openReceiptPart } from './openReceiptPart.js'
import type { ReceiptDrawing, ReceiptSubject } from './part.js'

type Signer = Awaited<ReturnType<typeof receiptSigner>>
let shop: Signer
let stranger: Signer
beforeAll(async () => {
  shop = await receiptSigner()
  stranger = await receiptSigner()
})

/** What the endpoint answers next. */
let answer: () => Promise<Response>
let requests: Request[]
beforeEach(async () => {
  requests = []
  const receipt = await shop.sign(receiptClaims())
  answer = async () => Response.json({ receipt })
})
afterEach(() => document.body.replaceChildren())

const access = { endpoint: 'https://pay.example/', id: states.paid.id, token: 'A'.repeat(43) }

function checked(view: PaymentView): CheckedPayment {
  const expected = { treasury, store: order.store, order: order.id, cart: order.cart }
  const result = verifyPayment({ view, expected, chains: mainnets })
  if (!result.ok) throw new Error(result.code)
  return result.value
}

const subjectOf = (changes: Partial<ReceiptSubject> = {}): ReceiptSubject => ({
  payment: checked(states.paid),
  access,
  pinned: shop.fingerprint,
  ...changes,
})

/** The part in a card of its own, as the element draws it. */
function open(drawing: ReceiptDrawing = { locale: 'en', words: {} }) {
  const host = document.createElement('div')
  host.lang = drawing.locale
  document.body.append(host)
  const root = host.attachShadow({ mode: 'open' })
  const card = document.createElement('div')
  card.className = 'base'
  root.append(card)
  const errors: string[] = []
  const printed: Window[] = []
  let change = () => {}
  const part = openReceiptPart({
    pens: { html, css, icon },
    chains: mainnets,
    fetch: () => async (input, init) => {
      requests.push(new Request(input, init))
      return answer()
    },
    onError: ({ code }) => void errors.push(code),
    onChange: () => {
      draw()
      change()
    },
    print: (window) => void printed.push(window),
  })
  const draw = () => render(part.draw(drawing), card)
  root.adoptedStyleSheets = [tokens, base, ...part.styles].flatMap(
    ({ styleSheet }) => styleSheet ?? [],
  )
  return {
    part,
    host,
    card,
    errors,
    printed,
    draw,
    /** Waits until the part says that something looks different. */
    changed: () =>
      new Promise<void>((resolve) => {
        change = resolve
      }),
    button: (text: string) =>
      [...card.querySelectorAll<HTMLElement>('button, a')].find((one) =>
        one.textContent?.includes(text),
      ),
  }
}

/** The part once it has decided what to do with a receipt. */
async function show(subject = subjectOf(), drawing?: ReceiptDrawing) {
  const world = open(drawing)
  const changed = world.changed()
  world.part.watch(subject)
  await changed
  return world
}

describe('the receipt in the card', () => {
  test('says what was paid and that the pinned key signed it, and links to the explorer', async () => {
    const { card, errors } = await show()
    for (const text of ['1042 · Harbour Goods', '25.50 USD', '25.50 USDC', '2026']) {
      expect(card.textContent).toContain(text)
    }
    expect(card.querySelector('.signed')?.textContent).toContain(receiptEn.receiptSigned)
    expect(card.querySelector<HTMLAnchorElement>('dl a')?.href).toBe(
      `https://basescan.org/tx/0x${'ab'.repeat(32)}`,
    )
    expect(errors).toEqual([])
  })

  test('is asked for with the payment’s token, and not before the payment is paid', async () => {
    const world = open()
    for (const view of [viewOf(), states.seen, states.confirmed, states.expired]) {
      world.part.watch(subjectOf({ payment: checked(view) }))
    }
    world.draw()
    expect(requests).toEqual([])
    expect(world.card.textContent).toBe('')
    const changed = world.changed()
    world.part.watch(subjectOf())
    await changed
    expect(requests.map(({ url }) => url)).toEqual([
      `https://pay.example/v1/payments/${states.paid.id}/receipt`,
    ])
    expect(requests[0]?.headers.get('authorization')).toBe(`Bearer ${access.token}`)
    expect(requests[0]?.credentials).toBe('omit')
  })

  test('is asked for once, however often the element is drawn', async () => {
    const { part } = await show()
    part.watch(subjectOf())
    part.watch(subjectOf({ payment: checked({ ...states.duplicate, sequence: 9 }) }))
    expect(requests).toHaveLength(1)
  })

  test('carries no mark where no key is pinned', async () => {
    const { card, errors } = await show(subjectOf({ pinned: null }))
    expect(card.textContent).toContain('25.50 USDC')
    expect(card.querySelector('.signed')).toBeNull()
    expect(errors).toEqual([])
  })

  test('is signed by the older of two pinned keys', async () => {
    const pinned = `${stranger.fingerprint} ${shop.fingerprint}`
    const { card } = await show(subjectOf({ pinned }))
    expect(card.querySelector('.signed')).not.toBeNull()
  })

  test('stays as it is when the order is edited, or the network takes the money back', async () => {
    const edited = {
      ...states.paid,
      exceptions: ['order_changed'],
      due: '1',
      total: { amount: '9.00', currency: 'USD' },
    }
    for (const view of [edited as PaymentView, states.reversed]) {
      const { card, errors } = await show(subjectOf({ payment: checked(view) }))
      expect(errors).toEqual([])
      expect(card.querySelector('.signed')).not.toBeNull()
    }
  })
})

describe('a receipt that does not hold is not offered, and the page is told why', () => {
  const refused = async (subject?: ReceiptSubject) => {
    const { card, errors } = await show(subject)
    expect(card.textContent).toBe('')
    return errors
  }
  const answerWith = (receipt: unknown) => {
    answer = async () => Response.json({ receipt })
  }

  test('another key', async () => {
    answerWith(await stranger.sign(receiptClaims()))
    expect(await refused()).toEqual(['receipt_key_unknown'])
  })

  test('a changed claim', async () => {
    const [header, , signature] = (await shop.sign(receiptClaims())).split('.')
    const [, payload] = (await shop.sign(receiptClaims({ order: '1043' }))).split('.')
    answerWith(`${header}.${payload}.${signature}`)
    expect(await refused()).toEqual(['receipt_forged'])
  })

  test('no signature', async () => {
    answerWith(await shop.sign(receiptClaims(), { alg: 'none' }))
    expect(await refused()).toEqual(['receipt_algorithm_refused'])
  })

  test('a mistyped pin', async () => {
    expect(await refused(subjectOf({ pinned: 'mine' }))).toEqual(['receipt_key_malformed'])
  })

  test.each([null, 1, '', 'x', {}])('no receipt but %j', async (receipt) => {
    answerWith(receipt)
    expect(await refused()).toEqual(['receipt_malformed'])
  })

  const [transfer] = receiptClaims().transfers as [ReturnType<typeof receiptClaims>['transfers'][0]]
  test.each([
    ['another payment', { payment: 'pay_0' }],
    ['another order', { order: '1043' }],
    ['another store', { store: 'other' }],
    ['another address', { receiver: treasury }],
    ['another treasury', { treasury: '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359' }],
    ['another total', { total: { amount: '25.51', currency: 'USD' } }],
    ['another currency', { total: { amount: '25.50', currency: 'EUR' } }],
    ['another price', { due: '25400000' }],
    [
      'another transaction',
      { transfers: [{ ...transfer, transactionHash: `0x${'cd'.repeat(32)}` }] },
    ],
    ['another network', { transfers: [{ ...transfer, chain: 'eip155:10' }] }],
    ['another token', { transfers: [{ ...transfer, token: treasury }] }],
  ] as const)('%s than this browser has checked, though the key is right', async (_, change) => {
    answerWith(await shop.sign({ ...receiptClaims(), ...change }))
    expect(await refused()).toEqual(['receipt_mismatch'])
  })
})

describe('a receipt that does not come', () => {
  const failures: Record<string, () => Promise<Response>> = {
    'no network': () => Promise.reject(new TypeError('network error')),
    'an answer that is no JSON': async () => new Response('<html>'),
    'not ready yet': async () => Response.json({ code: 'receipt_not_ready' }, { status: 409 }),
  }

  test.each(Object.keys(failures))(
    '(%s) is not a failed payment, and can be asked for again',
    async (name) => {
      const whole = answer
      answer = failures[name] as typeof answer
      const world = await show()
      expect(world.errors).toEqual(['receipt_unavailable'])
      expect(world.card.textContent).toContain('Your payment is complete.')
      answer = whole
      world.button('Load the receipt again')?.click()
      await world.changed()
      expect(world.card.querySelector('.signed')).not.toBeNull()
    },
  )

  test('is dropped when the element goes while it is on its way', async () => {
    let release = () => {}
    const whole = await answer()
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    answer = () => held.then(() => whole)
    const world = open()
    world.part.watch(subjectOf())
    world.part.close()
    release()
    await held
    const changed = world.changed()
    answer = async () => Response.json({ receipt: await stranger.sign(receiptClaims()) })
    world.part.watch(subjectOf({ pinned: stranger.fingerprint }))
    await changed
    expect(requests[0]?.signal.aborted).toBe(true)
    expect(world.errors).toEqual([])
    expect(world.card.querySelectorAll('.signed')).toHaveLength(1)
  })
})

describe('keeping it', () => {
  test('saves the endpoint’s file, in a tab that learns nothing of this page', async () => {
    const { button } = await show()
    const link = button('Save receipt') as HTMLAnchorElement
    expect(link.href).toBe(
      `https://pay.example/pay/${states.paid.id}/${access.token}/receipt?download`,
    )
    expect([link.target, link.rel]).toEqual(['_blank', 'noopener noreferrer'])
  })

  test('prints the receipt and nothing else of the page, black on white', async () => {
    document.body.append('something else of the page')
    const { button, printed } = await show()
    button('Print receipt')?.click()
    const [paper] = printed as [Window & typeof globalThis]
    const { body, title } = paper.document
    expect(title).toBe('receipt-1042')
    expect(body.textContent).toContain('25.50 USDC')
    expect(body.textContent).not.toContain('something else')
    expect(paper.getComputedStyle(body).color).toBe('rgb(0, 0, 0)')
    expect(paper.getComputedStyle(body.querySelector('.row') as Element).display).toBe('none')
    paper.dispatchEvent(new Event('afterprint'))
    expect(document.querySelector('iframe')).toBeNull()
  })
})

describe('everybody can use it', () => {
  test.each([
    ['en', {}],
    ['zh-CN', receiptZhCN],
  ])('axe finds nothing in %s, light and dark', async (locale, words) => {
    const { host, card } = await show(subjectOf(), { locale, words })
    if (locale === 'zh-CN') expect(card.textContent).toContain('保存收据')
    for (const theme of ['light', 'dark']) {
      host.setAttribute('theme', theme)
      const { violations } = await axe.run(host, { rules: { region: { enabled: false } } })
      expect(violations.map(({ id }) => id)).toEqual([])
    }
  })

  test('amounts stand as they are said, in lines from right to left too', async () => {
    const { host, card } = await show(subjectOf(), { locale: 'ar', words: {} })
    host.dir = 'rtl'
    const [total, received] = [...card.querySelectorAll('dd')].slice(1, 3)
    for (const row of [total, received]) {
      const text = document.createTreeWalker(row as Element, NodeFilter.SHOW_TEXT)
      let unit = text.nextNode()
      while (!unit?.textContent?.includes('USD')) unit = text.nextNode()
      const leftOf = (from: number) => {
        const range = document.createRange()
        range.setStart(unit as Node, from)
        range.setEnd(unit as Node, from + 1)
        return range.getBoundingClientRect().left
      }
      const at = unit.textContent.indexOf('25.50')
      expect(leftOf(at)).toBeLessThan(leftOf(unit.textContent.indexOf('USD')))
    }
  })

  test('that it did not come is told at once', async () => {
    answer = async () => new Response(null, { status: 503 })
    const { card } = await show()
    expect(card.querySelector('[role=alert]')?.textContent).toBe(receiptEn.receiptFailed)
  })
})
