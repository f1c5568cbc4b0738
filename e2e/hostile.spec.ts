import { expect, test } from './fixtures.js'

/** What nobody should write into an attribute. Where it runs, it sets `hacked`. */
const nonsense = [
  '   ',
  'W'.repeat(10_000),
  '<script>hacked = 1</script>',
  '"><img src=x onerror="hacked = 1">',
  'javascript:hacked=1',
  'data:text/html,<script>hacked = 1</script>',
  'a\u202Egpj.0x1',
  '👩‍🍳',
  '__proto__',
  '{"toString":"x"}',
  '9'.repeat(400),
  'red;background:url(//evil.example)',
  'url(https://evil.example/x)',
  '//evil.example/x.png',
]

/** What a merchant may set freely; what decides where the money goes is refused with a code. */
const looks = [
  'theme',
  'appearance',
  'density',
  'layout',
  'accent',
  'radius',
  'font',
  'logo',
  'locale',
  'chain',
  'receipt-key',
  'walletconnect-project-id',
  'walletconnect-relay',
]

const running = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" onload="parent.hacked = 1"><script>parent.hacked = 1</script></svg>')}`
const wallets = [
  { name: '<img src=x onerror="hacked = 1">', icon: running },
  { name: '\u202E'.repeat(10_000), icon: 'data:text/html,<script>hacked = 1</script>' },
  { name: 'W'.repeat(10_000), icon: 'https://evil.example/icon.png' },
]

test('under a strict policy with Trusted Types, hostile attributes and wallets run nothing and ask nobody', async ({
  shop,
  page,
  sandbox,
}) => {
  const failures: string[] = []
  const named: string[] = []
  page.on('pageerror', ({ message }) => failures.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error') failures.push(message.text())
    const [, name] = /^Pay with USDC: ([\w-]+)=/.exec(message.text()) ?? []
    if (name !== undefined) named.push(name)
  })
  const strangers: string[] = []
  const own = [sandbox.shopUrl, sandbox.endpointUrl].map((url) => new URL(url).origin)
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol.startsWith('http') && !own.includes(origin)) strangers.push(request.url())
  })
  await page.addInitScript((announced) => {
    const provider = { request: async () => [], on() {}, removeListener() {} }
    addEventListener('eip6963:requestProvider', () => {
      for (const [index, one] of announced.entries()) {
        const uuid = `00000000-0000-4000-8000-00000000000${index}`
        const info = { uuid, rdns: `evil.example${index}`, ...one }
        const detail = Object.freeze({ info, provider })
        dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }))
      }
    })
  }, wallets)
  await page.setViewportSize({ width: 320, height: 640 })

  const { pay, receiver } = await shop.order()
  await pay.says('waiting')
  for (const name of looks) {
    await pay.element.evaluate(
      async (element, { name, values }) => {
        const before = element.getAttribute(name)
        for (const value of values) {
          element.setAttribute(name, value)
          ;(element as HTMLElement & { requestUpdate(): void }).requestUpdate()
          await (element as HTMLElement & { updateComplete: Promise<boolean> }).updateComplete
        }
        if (before === null) element.removeAttribute(name)
        else element.setAttribute(name, before)
      },
      { name, values: nonsense },
    )
    await expect(pay.address).toContainText(receiver)
  }
  for (const name of looks) expect(named).toContain(name)

  await pay.walletButton.click()
  const entries = pay.walletArea.locator('.entry')
  await expect(entries.first()).toBeVisible()
  for (const text of await entries.allTextContents()) {
    expect(text.trim().length).toBeLessThanOrEqual(40)
  }
  const widest = await entries.evaluateAll((all) =>
    Math.max(...all.map((one) => one.getBoundingClientRect().right)),
  )
  expect(widest).toBeLessThanOrEqual(320)
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  expect(strangers).toEqual([])
  expect(failures).toEqual([])
})
