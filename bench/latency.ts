import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium as playwright } from 'playwright'
import { type Sandbox, startSandbox } from '../demo/sandbox.js'
import { chromium } from '../scripts/chromium.js'
import { readScripts } from '../src/endpoint/scripts.js'
import { type Measure, percentile } from './measure.js'

const payments = 200

/**
 * Milliseconds from the moment a block with a payment is mined until a shopper's page shows it:
 * real chain, real endpoint in a process of its own, real stream, real Chromium.
 */
export async function measureLatency(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-bench-'))
  const sandbox = await startSandbox({ folder, blockTime: 0, logLevel: 'error' })
  const browser = await playwright.launch(chromium())
  try {
    const page = await browser.newPage()
    const treasury = sandbox.chain.cast.treasury
    const { version } = readScripts({ folder: 'dist/sandbox' })
    // A page of the shop that has no element of its own.
    const empty = `${sandbox.shopUrl}/explorer/tx/0x${'00'.repeat(32)}`
    await sandbox.chain.anvil.client.setAutomine(false)
    const seen: number[] = []
    const provider: number[] = []
    for (let at = 0; at < payments; at += 1) {
      const total = { amount: '1.00', currency: 'USD' }
      const order = sandbox.bigCommerce.books.placeOrder({ total: total.amount })
      await page.goto(empty)
      await page.addScriptTag({ url: `/script/${version}/pay-with-usdc.js` })
      const address = await page.evaluate(mount, {
        endpoint: sandbox.endpointUrl,
        store: 'sandbox',
        order: `${order.id}`,
        cart: order.cart_id,
        total: total.amount,
        currency: total.currency,
        treasury,
      })
      await sandbox.chain.transfer({
        from: sandbox.chain.cast.shopper,
        to: address as `0x${string}`,
        amount: 1_000_000n,
      })
      const shown = page.evaluate(whenSeen)
      const mined = Date.now()
      await sandbox.chain.anvil.client.mine({ blocks: 1 })
      seen.push((await shown) - mined)
      provider.push(await answerTime(sandbox))
    }
    const answer = percentile(provider, 50)
    return [
      {
        name: 'latency: block mined → seen in the page, p50',
        ours: percentile(seen, 50),
        peers: {},
        limit: null,
        unit: 'ms',
      },
      {
        name: 'latency: block mined → seen in the page, p99',
        ours: percentile(seen, 99),
        peers: {},
        limit: Math.round(250 + answer),
        unit: 'ms',
      },
      {
        name: 'latency: the provider’s own answers for one block, p50',
        ours: answer,
        peers: {},
        limit: null,
        unit: 'ms',
      },
    ]
  } finally {
    await browser.close()
    await sandbox.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Puts the element into the page and waits until it shows its address. Runs in the page. */
async function mount(attributes: Record<string, string>): Promise<string> {
  const element = document.createElement('pay-with-usdc') as HTMLElement & { address?: string }
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  const ready = new Promise<void>((resolve) =>
    element.addEventListener('usdc-ready', () => resolve(), { once: true }),
  )
  document.body.append(element)
  await ready
  return element.address ?? ''
}

/** Resolves with the time at which the page's element stops waiting. Runs in the page. */
function whenSeen(): Promise<number> {
  const element = document.querySelector('pay-with-usdc') as HTMLElement
  // It may have been quicker than this question.
  if (element.getAttribute('status') !== 'waiting') return Promise.resolve(Date.now())
  return new Promise((resolve) => {
    new MutationObserver((_changes, observer) => {
      if (element.getAttribute('status') === 'waiting') return
      observer.disconnect()
      resolve(Date.now())
    }).observe(element, { attributes: true, attributeFilter: ['status'] })
  })
}

/** How long the provider takes for what the watcher asks about one block. */
async function answerTime({ chain }: Sandbox): Promise<number> {
  const { client } = chain.anvil
  const start = performance.now()
  const block = await client.getBlock({ blockTag: 'latest' })
  const [log] = await client.getLogs({ blockHash: block.hash })
  if (log !== undefined) await client.getTransactionReceipt({ hash: log.transactionHash })
  return performance.now() - start
}
