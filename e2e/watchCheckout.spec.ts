import { execFile } from 'node:child_process'
import type { IncomingMessage, RequestListener } from 'node:http'
import { join } from 'node:path'
import type { BrowserContext } from '@playwright/test'
import type { Sandbox } from '../demo/sandbox.js'
import { run } from '../src/cli/run.js'
import type { Report } from '../src/cli/watch/report.js'
import { paymentLink } from '../src/payment/index.js'
import type { OpenedPayment } from '../src/protocol/index.js'
import { expect, test } from './fixtures.js'
import { type OrderPage, type Placement, Shop } from './pages/Shop.js'
import {
  adds,
  attack,
  covers,
  removes,
  replaces,
  serving,
  withScript,
} from './watchCheckoutAttacks.js'

const thief = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const usdc = '0x9fE46736679d2D9a65F0992F2272dE9f3c7fa6e0'
/** A code as the thief would draw it: right in all but the receiver. */
const thiefsLink = paymentLink({
  chain: { id: 31_337, usdc },
  receiver: thief,
  amount: 25_500_000n,
})

/** Runs the command as a merchant's machine does, in this process. */
async function watch(
  sandbox: Sandbox,
  url: string,
  ...options: readonly string[]
): Promise<{ exitCode: number; text: string; report: Report }> {
  let text = ''
  const exitCode = await run({
    args: [
      ...['watch-checkout', url, '--treasury', sandbox.chain.cast.treasury],
      ...['--mode', 'sandbox', '--wait', '20', '--json', ...options],
    ],
    environment: {},
    fetch,
    print: (line) => {
      text += line
    },
    complain: (line) => {
      text += line
    },
  })
  return { exitCode, text, report: JSON.parse(text) as Report }
}

const wrongOf = ({ checks }: Report) =>
  checks.filter(({ result }) => result === 'wrong').map(({ what }) => what)

/** Places an order, and gives what its page needs to be visited by somebody else. */
async function orderIn(placement: Placement, shop: Shop) {
  const order = await new Shop(shop.page, shop.sandbox, placement).order()
  return { order, url: shop.page.url(), session: await sessionOf(shop.page.context()) }
}

async function sessionOf(context: BrowserContext): Promise<string[]> {
  const cookies = await context.cookies()
  return cookies.flatMap(({ name, value }) => ['--cookie', `${name}=${value}`])
}

const named = ({ id, cart }: OrderPage) => [
  ...['--store', 'sandbox', '--order', id],
  ...['--cart', cart],
]

async function hostedPageOf(sandbox: Sandbox, { id, cart }: OrderPage): Promise<string> {
  const response = await fetch(`${sandbox.endpointUrl}/v1/checkout`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ store: 'sandbox', order: id, cart }),
  })
  return ((await response.json()) as OpenedPayment).url
}

test.describe('watch-checkout', () => {
  // A second browser, and every picture of it is searched.
  test.describe.configure({ timeout: 90_000 })

  for (const placement of ['frame', 'inline'] as const) {
    test(`finds nothing wrong with an honest page (${placement})${placement === 'frame' ? ' @smoke' : ''}`, async ({
      shop,
      sandbox,
    }) => {
      const { order, url, session } = await orderIn(placement, shop)
      const { exitCode, report } = await watch(sandbox, url, ...session, ...named(order))
      expect(report.checks.filter(({ result }) => result !== 'right')).toEqual([])
      expect(exitCode).toBe(0)
      expect(report.checks).toContainEqual({
        what: 'code: receiver',
        result: 'right',
        seen: order.receiver,
        expected: order.receiver,
      })
      expect(report.checks.map(({ what }) => what)).toContain('endpoint: amount due')
      expect(report.warnings).toEqual([])
    })
  }

  test('finds nothing wrong with an honest hosted page, and says what is only claimed', async ({
    shop,
    sandbox,
  }) => {
    const { order } = await orderIn('page', shop)
    const { exitCode, report } = await watch(sandbox, await hostedPageOf(sandbox, order))
    expect(wrongOf(report)).toEqual([])
    expect(exitCode).toBe(0)
    expect(report.order).toMatchObject({
      order: order.id,
      cart: order.cart,
      claimed: ['store', 'order', 'cart', 'endpoint'],
    })
    expect(report.warnings).toHaveLength(1)
  })

  test('takes store, order, cart and endpoint from the page and the shop when they are not named', async ({
    shop,
    sandbox,
  }) => {
    const { order, url, session } = await orderIn('frame', shop)
    const { exitCode, report } = await watch(sandbox, url, ...session)
    expect(exitCode).toBe(0)
    expect(report.order).toEqual({
      store: 'sandbox',
      order: order.id,
      cart: order.cart,
      endpoint: sandbox.endpointUrl,
      claimed: ['store', 'order', 'cart', 'endpoint'],
    })
  })

  for (const [name, place] of Object.entries({ replaces, removes, covers, adds })) {
    test(`finds a script that ${name} the frame with a code of its own`, async ({
      shop,
      sandbox,
    }) => {
      const { order, url, session } = await orderIn('frame', shop)
      await withScript(sandbox, attack(thiefsLink, place), async () => {
        const { exitCode, report } = await watch(sandbox, url, ...session, ...named(order))
        expect(exitCode).toBe(1)
        expect(report.codes).toContain(thiefsLink)
        expect(report.codes).toHaveLength(name === 'adds' ? 2 : 1)
        const wrong = report.checks.filter(({ result }) => result === 'wrong')
        expect(wrong).toHaveLength(1)
        expect(wrong[0]).toMatchObject({ seen: thief, expected: order.receiver })
        expect(report.scripts.map(({ src }) => src)).toContainEqual(
          expect.stringContaining('/counter.js'),
        )
      })
    })
  }

  test('finds a bare address in place of the link', async ({ shop, sandbox }) => {
    const { order, url, session } = await orderIn('inline', shop)
    await withScript(sandbox, attack(thief, replaces), async () => {
      const { exitCode, report } = await watch(sandbox, url, ...session, ...named(order))
      expect(exitCode).toBe(1)
      expect(wrongOf(report)).toEqual(['code: receiver'])
    })
  })

  const lies: Record<string, { wrong: string[]; lie: (text: string, receiver: string) => string }> =
    {
      amount: {
        wrong: ['code: amount', 'endpoint: amount due'],
        lie: (text) => text.replaceAll('"25500000"', '"255000000"'),
      },
      address: {
        wrong: ['endpoint: address'],
        lie: (text, receiver) => text.replaceAll(receiver, thief),
      },
    }
  for (const [name, { wrong, lie }] of Object.entries(lies)) {
    test(`finds an endpoint that lies about the ${name}`, async ({ shop, sandbox }) => {
      const { order, url, session } = await orderIn('frame', shop)
      const answer: RequestListener = (request, response) => {
        void relay(sandbox, request).then((text) => {
          response.writeHead(200, { 'content-type': 'application/json' })
          response.end(lie(text, order.receiver))
        })
      }
      await serving(answer, async (liar) => {
        const options = [...session, ...named(order), '--endpoint', liar]
        const { exitCode, report } = await watch(sandbox, url, ...options)
        expect(exitCode).toBe(1)
        expect(wrongOf(report)).toEqual(wrong)
      })
    })
  }

  test('finds a script tag that pins another treasury', async ({ shop, sandbox }) => {
    const { order, url, session } = await orderIn('frame', shop)
    const other = ['--treasury', thief]
    const { exitCode, report } = await watch(sandbox, url, ...session, ...named(order), ...other)
    expect(exitCode).toBe(1)
    expect(wrongOf(report)).toEqual([
      'code: receiver',
      'endpoint: address',
      'endpoint: treasury',
      'page: pinned treasury',
    ])
  })

  test('cannot tell when there is no code, and says so', async ({ shop, sandbox }) => {
    const { order } = await orderIn('frame', shop)
    const options = [...named(order), '--endpoint', sandbox.endpointUrl, '--wait', '1']
    const { exitCode, report } = await watch(sandbox, sandbox.shopUrl, ...options)
    expect(exitCode).toBe(2)
    expect(report.verdict).toContain('No payment code was seen.')
  })

  test('runs from the clone, prints a report for people, and ends with its code', async ({
    shop,
    sandbox,
  }) => {
    const { order, url, session } = await orderIn('frame', shop)
    const bin = join(import.meta.dirname, '../bin/pay-with-usdc.js')
    const { code, stdout } = await new Promise<{ code: unknown; stdout: string }>((resolve) => {
      execFile(
        process.execPath,
        [
          ...[bin, 'watch-checkout', url, '--treasury', sandbox.chain.cast.treasury],
          ...['--mode', 'sandbox', ...session, ...named(order)],
        ],
        { timeout: 25_000 },
        (error, output) => resolve({ code: error?.code ?? 0, stdout: output }),
      )
    })
    expect(stdout).toContain(`✓ code: receiver\n    seen      ${order.receiver}`)
    expect(stdout).toContain('What the page shows pays this order.')
    expect(code).toBe(0)
  })
})

/** Hands a request on to the honest endpoint, and gives its answer. */
async function relay({ endpointUrl }: Sandbox, request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk)
  const response = await fetch(`${endpointUrl}${request.url}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: Buffer.concat(chunks),
  })
  return response.text()
}
