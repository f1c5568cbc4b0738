import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { OpenedPayment } from '../src/protocol/index.js'
import { expect, test } from './fixtures.js'
import type { OrderPage, Shop } from './pages/Shop.js'

const root = join(import.meta.dirname, '..')

test.describe('the receipt', () => {
  test('of a paid order is opened, saved, and valid without a network; a changed one is refused', async ({
    shop,
    page,
    sandbox,
  }, testInfo) => {
    const { order, url } = await paidOrder(shop)
    await page.goto(url)
    await page.getByRole('link', { name: 'Receipt', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Receipt')
    await expect(page.getByRole('main')).toContainText(`Order ${order.id}`)
    await expect(page.getByRole('main')).toContainText('25.50 USDC')
    await expect(page.getByRole('main')).toContainText(order.receiver)

    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Save receipt' }).click()
    const saved = await download
    expect(saved.suggestedFilename()).toBe(`receipt-${order.id}.html`)
    const file = testInfo.outputPath('receipt.html')
    await saved.saveAs(file)

    const keys = await fetch(`${sandbox.endpointUrl}/.well-known/jwks.json`)
    const [key] = ((await keys.json()) as { keys: { kid: string }[] }).keys
    const fingerprint = key?.kid ?? ''
    const valid = await verify(file, fingerprint)
    expect(valid.text).toContain(`✓ Valid, signed by ${fingerprint}.`)
    expect(valid.text).toContain(`Order     ${order.id}, 25.50 USD`)
    expect(valid.exitCode).toBe(0)

    const changed = testInfo.outputPath('changed.html')
    await writeFile(changed, (await readFile(file, 'utf8')).replaceAll('25.50', '95.50'))
    const refused = await verify(changed, fingerprint)
    expect(refused.text).toContain('✗ receipt_text_differs')
    expect(refused.exitCode).toBe(1)
  })

  test('that was saved is read without a network and without a script, and breaks no policy', async ({
    shop,
    page,
    browser,
  }, testInfo) => {
    const { order, url } = await paidOrder(shop)
    const file = testInfo.outputPath('receipt.html')
    await writeFile(file, await (await fetch(`${url}/receipt?download`)).text())

    const context = await browser.newContext({ javaScriptEnabled: false, offline: true })
    const reader = await context.newPage()
    const complaints: string[] = []
    reader.on('console', (message) => complaints.push(message.text()))
    await reader.goto(`file://${file}`)
    await expect(reader.getByRole('main')).toContainText(`Order ${order.id}`)
    await expect(reader.getByRole('main')).toHaveCSS('display', 'grid')
    expect(complaints).toEqual([])
    await context.close()

    page.on('console', (message) => complaints.push(message.text()))
    await page.goto(`${url}/receipt`)
    await expect(page.getByRole('button', { name: 'Print' })).toBeVisible()
    await expect(page.getByRole('main')).toHaveCSS('display', 'grid')
    expect(complaints).toEqual([])
  })
})

/** An order that is paid, and the link to its payment's own page. */
async function paidOrder(shop: Shop): Promise<{ order: OrderPage; url: string }> {
  const order = await shop.order()
  await order.transfer()
  await order.confirm()
  await order.isPaid()
  const opened = await fetch(`${shop.sandbox.endpointUrl}/v1/checkout`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ store: 'sandbox', order: order.id, cart: order.cart }),
  })
  const { url } = (await opened.json()) as OpenedPayment
  return { order, url }
}

/** Runs the command line in a process of its own, as a merchant or a shopper does. */
function verify(file: string, key: string): Promise<{ exitCode: number; text: string }> {
  const tsx = createRequire(import.meta.url).resolve('tsx')
  const main = join(root, 'src/cli/main.ts')
  const args = ['--import', tsx, main, 'verify-receipt', file, '--key', key]
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, (_error, stdout, stderr) => {
      resolve({ exitCode: child.exitCode ?? -1, text: stdout + stderr })
    })
  })
}
