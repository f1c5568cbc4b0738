import { expect, test } from './fixtures.js'

test('a whole payment breaks no rule of a strict content security policy @smoke', async ({
  shop,
  page,
}) => {
  const violations: string[] = []
  await page.exposeFunction('tellViolation', (text: string) => void violations.push(text))
  await page.addInitScript(() => {
    const { tellViolation } = window as unknown as { tellViolation: (text: string) => void }
    document.addEventListener('securitypolicyviolation', (event) =>
      tellViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    )
  })
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))

  const order = await shop.order()
  const { pay } = order
  const answer = await page.request.get(page.url())
  const policy = answer.headers()['content-security-policy']
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("require-trusted-types-for 'script'")
  expect(policy).not.toContain('unsafe')

  const dialog = page.getByRole('dialog', { name: 'Test wallet' })
  await pay.showInCode('address')
  await pay.walletButton.click()
  await dialog.getByRole('button', { name: 'Approve' }).click()
  await expect(dialog).toContainText('Send this payment?')
  await dialog.getByRole('button', { name: 'Approve' }).click()
  await order.confirm()
  await order.isPaid()
  expect(violations).toEqual([])
  expect(complaints).toEqual([])

  // The test would notice one.
  await page.evaluate(() => {
    const script = document.createElement('style')
    script.textContent = 'body { color: red }'
    document.head.append(script)
  })
  await expect.poll(() => violations.length).toBe(1)
})
