import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { type Address, encodeFunctionData, getAddress, type Hex, parseAbi } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { base } from '../chains/definitions/base.js'
import type { OpenedPayment } from '../protocol/index.js'
import { deployment, factory } from '../receiver/factory.js'
import { freePort } from '../sandbox/anvil.js'
import { type BigCommerceEmulator, bigCommerceEmulator } from '../sandbox/bigcommerce/index.js'
import { type SandboxChain, startSandboxChain } from '../sandbox/chain.js'
import { type EndpointProcess, startEndpointProcess } from '../sandbox/endpointProcess.js'
import { send } from '../sandbox/usdc.js'
import { run } from './run.js'

// A shop of production as a merchant has it, on a chain with Base's id and Circle's code where Base has it.
// Names and TLS alone are not there: what go-live asks of https://… is handed on to this machine.

const root = join(import.meta.dirname, '../..')
const [payUrl, shopUrl] = ['https://pay.shop-example.com', 'https://www.shop-example.com']
const storeHash = 'k3x9zq2m7'
const accessToken = randomBytes(20).toString('hex')
const tokenSecret = randomBytes(32).toString('hex')
const apiKey = randomBytes(32).toString('hex')
const webhookSecret = `whsec_${randomBytes(32).toString('base64')}`
const controls = parseAbi(['function pause()', 'function unpause()', 'function blacklist(address)'])

let folder: string
let chain: SandboxChain
let clean: Hex
let store: BigCommerceEmulator
let servers: Server[]
let receiver: { url: string; status: number; types: string[] }
let storeApi: string
let treasury: Address
let sweepKey: Hex
let endpoint: EndpointProcess | undefined
/** What stands on the storefront's pages beside the Script Manager's scripts. */
let pageOf: (scripts: string) => string

async function serve(listener: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

beforeAll(async () => {
  if (!existsSync(join(root, 'dist/production'))) throw new Error('Run npm run build first.')
  servers = []
  chain = await startSandboxChain({ chainId: base.id, usdcAt: base.usdc })
  clean = await chain.anvil.client.snapshot()
  receiver = { url: '', status: 204, types: [] }
  receiver.url = await serve((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      receiver.types.push(JSON.parse(Buffer.concat(parts).toString()).type)
      response.writeHead(receiver.status).end()
    })
  })
  storeApi = await serve((request, response) =>
    getRequestListener(store.app.fetch)(request, response),
  )
})
afterAll(async () => {
  for (const server of servers) server.close().closeAllConnections()
  await chain.anvil.stop()
})

beforeEach(async () => {
  await chain.anvil.client.revert({ id: clean })
  clean = await chain.anvil.client.snapshot()
  folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-go-live-'))
  treasury = privateKeyToAccount(generatePrivateKey()).address
  sweepKey = generatePrivateKey()
  const { address } = privateKeyToAccount(sweepKey)
  await chain.anvil.client.setBalance({ address, value: 10n ** 18n })
  store = bigCommerceEmulator({
    ...{ storeHash, accessToken, clientId: 'none', clientSecret: randomBytes(20).toString('hex') },
    ...{ name: 'Harbour Goods', storefrontUrl: shopUrl, quota: 10_000, firstOrder: 5_001 },
  })
  receiver.status = 204
  receiver.types = []
  pageOf = (scripts) => `<!doctype html><title>Shop</title><body>${scripts}</body>`
  await command(['install'])
})
afterEach(async () => {
  await endpoint?.stop()
  endpoint = undefined
  rmSync(folder, { recursive: true, force: true })
})

/** The settings of a shop that is ready; a setting of nothing is left out. */
function settings(change: Record<string, string> = {}): Record<string, string> {
  const own = [chain.anvil.url, receiver.url, storeApi].map((url) => new URL(url).host)
  return {
    PAY_MODE: 'production',
    PAY_PUBLIC_URL: payUrl,
    PAY_DATABASE: join(folder, 'payments.db'),
    PAY_TOKEN_SECRET: tokenSecret,
    PAY_API_KEY_HASHES: createHash('sha256').update(apiKey).digest('hex'),
    PAY_TREASURY: treasury,
    PAY_STORE_HASH: storeHash,
    PAY_STORE_TOKEN: accessToken,
    PAY_STORE_ORIGINS: shopUrl,
    PAY_CHAIN_8453_RPC: chain.anvil.url,
    PAY_CHAIN_8453_NATIVE_PRICE: '3000',
    PAY_PRIVATE_TARGETS: own.join(','),
    PAY_SWEEP_KEY: sweepKey,
    PAY_WEBHOOK_URL: `${receiver.url}/usdc`,
    PAY_WEBHOOK_SECRET: webhookSecret,
    PAY_SCRIPT_FOLDER: join(root, 'dist/production'),
    PAY_LOG_LEVEL: 'warn',
    ...change,
  }
}

/** The internet, as far as go-live asks it. */
const internet: typeof fetch = async (input, init) => {
  const url = new URL(input instanceof Request ? input.url : `${input}`)
  const { host, pathname, search } = url
  if (host === 'api.bigcommerce.com') return store.app.fetch(new Request(url, init))
  if (host === new URL(payUrl).host && endpoint !== undefined) {
    return fetch(`${endpoint.url}${pathname}${search}`, init)
  }
  if (host === new URL(shopUrl).host) return new Response(pageOf(managed()))
  throw new Error('ENOTFOUND')
}

/** What the Script Manager puts at the end of each page. */
function managed(): string {
  return store.books
    .scripts()
    .map((script) => {
      const { src, integrity_hashes: hashes } = script as unknown as {
        src: string
        integrity_hashes: string[]
      }
      return `<script src="${src.replaceAll('&', '&amp;')}" integrity="${hashes.join(' ')}" crossorigin="anonymous" defer></script>`
    })
    .join('')
}

async function command(args: readonly string[], change: Record<string, string> = {}) {
  const lines: string[] = []
  const exitCode = await run({
    args,
    environment: settings(change),
    fetch: internet,
    storeFetch: () => internet,
    print: (line) => void lines.push(line),
    complain: (line) => void lines.push(line),
  })
  return { exitCode, lines, text: lines.join('\n') }
}

/** Without the payment, which has tests of its own. */
const goLive = (change: Record<string, string> = {}, args: readonly string[] = []) =>
  command(['go-live', '--skip-payment', ...args], change)

/** The endpoint in a process of its own. It has no names to ask, so the store's API is on this machine. */
async function startEndpoint(): Promise<void> {
  const port = await freePort()
  endpoint = startEndpointProcess({
    url: `http://127.0.0.1:${port}`,
    environment: {
      ...process.env,
      ...settings({ PAY_PORT: `${port}`, PAY_STORE_API_URL: storeApi }),
    },
    onLog: () => undefined,
  })
  await endpoint.ready
}

/** Places an order of 2.50 dollars, and opens its payment as the shop's page does. */
async function placeOrder(): Promise<{ order: string; opened: OpenedPayment }> {
  const booked = store.books.placeOrder({})
  store.books.editOrder(booked.id, { total_inc_tax: '2.5000' })
  const response = await fetch(`${endpoint?.url}/v1/payments`, {
    method: 'POST',
    body: JSON.stringify({
      ...{ store: storeHash, order: `${booked.id}`, cart: booked.cart_id },
      total: { amount: '2.50', currency: 'USD' },
    }),
    headers: {
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      'idempotency-key': `order-${booked.id}`,
    },
  })
  expect(response.status).toBe(200)
  return { order: `${booked.id}`, opened: (await response.json()) as OpenedPayment }
}

const usdcCall = (data: Hex) =>
  send({ client: chain.anvil.client, from: chain.cast.bank, to: base.usdc, data })

describe('go-live', () => {
  test('walks a shop of production to a real payment in the treasury, and every line is ✓', async () => {
    await startEndpoint()
    const { order, opened } = await placeOrder()
    const walking = command(['go-live', '--order', order, '--yes', '--wait', '2'])
    const { cast, anvil } = chain
    await chain.transfer({ from: cast.exchange, to: opened.payment.address, amount: 2_500_000n })
    await anvil.client.mine({ blocks: 5 })
    const { exitCode, lines, text } = await walking
    const marks = lines.filter((line) => /^[✓!✗?]/.test(line))
    expect(
      marks.filter((line) => !line.startsWith('✓')),
      text,
    ).toEqual([])
    expect(marks.length).toBeGreaterThanOrEqual(14)
    expect(lines.at(-1)).toBe('All is well: you can take real orders.')
    expect(exitCode).toBe(0)
    expect(text).toContain('✓ payment of order')
    expect(text).toContain('2.50 USDC came in, and the store has it as paid.')
    expect(text).toContain('2.50 USDC came on Base: it held 0.00, and holds 2.50.')
    expect(store.books.orders()).toMatchObject([{ id: Number(order), status_id: 11 }])
    expect(await chain.balanceOf(treasury)).toBe(2_500_000n)
    expect(receiver.types).toContain('webhook.test')
    for (const secret of [tokenSecret, accessToken, sweepKey, webhookSecret]) {
      expect(text).not.toContain(secret)
    }
    const again = await command(['go-live', '--order', order, '--yes'])
    expect(again.text).toContain('2.50 USDC were fetched on Base before')
    expect(again.exitCode).toBe(0)
  }, 120_000)

  test('leaves the payment out when it is told to, and says so', async () => {
    await startEndpoint()
    const { exitCode, text } = await goLive()
    expect(text).toContain('! payment: No payment was made: --skip-payment.')
    expect(text).not.toMatch(/^[✗?]/m)
    expect(exitCode).toBe(0)
  })

  test('asks for no real money while something else is a problem', async () => {
    await startEndpoint()
    const { order } = await placeOrder()
    const walk = await command(['go-live', '--order', order], { PAY_TOKEN_SECRET: '11'.repeat(32) })
    expect(walk.text).toContain('? payment: No real money is asked for')
    expect(walk.exitCode).toBe(1)
  })

  test('sends nothing without a yes, and goes on where it stopped', async () => {
    await startEndpoint()
    const { order, opened } = await placeOrder()
    const from = chain.cast.exchange
    await chain.transfer({ from, to: opened.payment.address, amount: 2_500_000n })
    await chain.anvil.client.mine({ blocks: 5 })
    const { exitCode, text } = await command(['go-live', '--order', order, '--wait', '1'])
    expect(text).toContain('The money was not fetched: nobody said yes.')
    expect(text).toContain(`Then run this again with --order ${order}.`)
    expect(exitCode).toBe(2)
    expect(await chain.balanceOf(treasury)).toBe(0n)
    const keyless = { PAY_SWEEP_KEY: '' }
    const other = await command(['go-live', '--order', order, '--wait', '1'], keyless)
    expect(other.text).toContain('PAY_SWEEP_KEY is not set.')
    const third = await command(['go-live', '--order', order, '--wait', '1', '--yes'])
    expect(third.exitCode).toBe(0)
    expect(await chain.balanceOf(treasury)).toBe(2_500_000n)
  }, 120_000)

  test('speaks JSON for a machine, and nothing beside it', async () => {
    await startEndpoint()
    const { lines } = await goLive({ PAY_WEBHOOK_URL: '', PAY_WEBHOOK_SECRET: '' }, ['--json'])
    const { verdict, findings } = JSON.parse(lines.join('\n'))
    expect(verdict).toBe('warning')
    expect(findings).toContainEqual({
      ...{ check: 'sandbox', verdict: 'ok', says: 'No setting points at the sandbox.' },
    })
  })
})

describe('go-live says ✗, and what to do next', () => {
  test('when an order is none of ours', async () => {
    await startEndpoint()
    const unknown = await command(['go-live', '--order', '9999'])
    expect(unknown.text).toContain('✗ payment of order 9999: The store has no such order.')
    expect(unknown.text).toContain('Place a small order with Pay with USDC')
    expect(unknown.exitCode).toBe(1)
  })

  test('when USDC is paused, and when the treasury is on its blacklist', async () => {
    await usdcCall(encodeFunctionData({ abi: controls, functionName: 'pause' }))
    const paused = await goLive()
    expect(paused.text).toContain('✗ USDC on Base: USDC on Base is paused')
    expect(paused.text).toContain('→ Only Circle can end that.')
    await usdcCall(encodeFunctionData({ abi: controls, functionName: 'unpause' }))
    const data = { abi: controls, functionName: 'blacklist', args: [treasury] } as const
    await usdcCall(encodeFunctionData(data))
    const listed = await goLive()
    expect(listed.text).toContain(`✗ treasury on Base: The treasury ${treasury} is on USDC's`)
    expect(listed.text).toContain('→ Use another treasury, or speak to Circle.')
    expect(listed.exitCode).toBe(1)
  })

  test('when there is no USDC where Circle has it', async () => {
    await chain.anvil.client.setCode({ address: base.usdc, bytecode: '0x' })
    const { text, exitCode } = await goLive()
    expect(text).toContain('✗ USDC on Base: ')
    expect(text).toContain('The provider of PAY_CHAIN_8453_RPC does not serve the real network')
    expect(exitCode).toBe(1)
  })

  test('when the factory is not there; then it deploys it, after a yes', async () => {
    await startEndpoint()
    for (const address of [factory.address, factory.implementation]) {
      await chain.anvil.client.setCode({ address, bytecode: '0x' })
      await chain.anvil.client.setNonce({ address, nonce: 0 })
    }
    const { text, exitCode } = await goLive()
    expect(text).toContain('✗ factory on Base: It is not there yet.')
    expect(text).toContain('→ Run pay-with-usdc go-live --deploy-factory eip155:8453')
    expect(exitCode).toBe(1)
    const unasked = await goLive({}, ['--deploy-factory', 'eip155:8453'])
    expect(unasked.text).toContain('It was not deployed: nobody said yes.')
    const deployed = await goLive({}, ['--deploy-factory', 'eip155:8453', '--yes'])
    expect(deployed.text).toContain('✓ factory on Base: It is deployed.')
    expect(deployed.text).toContain(`✓ factory on Base: It is at ${factory.address}`)
    expect(deployed.exitCode).toBe(0)
  })

  test('when neither the factory nor its deployer is there', async () => {
    for (const address of [factory.address, deployment.deployer] as const) {
      await chain.anvil.client.setCode({ address, bytecode: '0x' })
    }
    const { text } = await goLive()
    expect(text).toContain('✗ factory on Base: Base: This chain has no canonical deployer')
    expect(text).toContain('→ Do not offer Base: take PAY_CHAIN_8453_RPC out')
  })

  test('when a provider does not answer: ? and not ✗', async () => {
    const port = await freePort()
    const change = {
      PAY_CHAIN_8453_RPC: `http://127.0.0.1:${port}`,
      PAY_PRIVATE_TARGETS: `127.0.0.1:${port},${new URL(receiver.url).host}`,
    }
    const { text } = await goLive(change)
    expect(text).toContain('? USDC on Base: Base does not answer')
    expect(text).toContain('→ Check PAY_CHAIN_8453_RPC; pay-with-usdc doctor')
  })

  test('when the treasury is the token itself', async () => {
    const { text } = await goLive({ PAY_TREASURY: base.usdc })
    expect(text).toContain(`✗ treasury: ${getAddress(base.usdc)} is a token of Base`)
    expect(text).toContain('→ Set PAY_TREASURY to an address that you hold, best a Safe.')
  })

  test('when the storefront has no script of ours, another one, or one told of another treasury', async () => {
    await startEndpoint()
    const right = pageOf
    pageOf = () => '<title>Shop</title>'
    const none = await goLive()
    expect(none.text).toContain('✗ script on www.shop-example.com: The page has no script of ours.')
    expect(none.text).toContain('→ Run pay-with-usdc install, or paste the tag')
    pageOf = (scripts) => right(scripts.replace(/integrity="sha384-[^"]+"/, 'integrity="sha384-x"'))
    expect((await goLive()).text).toContain('✗ script on www.shop-example.com: Its integrity is')
    pageOf = (scripts) => right(scripts.replaceAll(treasury, chain.cast.bank))
    const other = await goLive()
    expect(other.text).toContain(`Its treasury is ${chain.cast.bank}, and should be ${treasury}.`)
    expect(other.exitCode).toBe(1)
  })

  test('when the file behind the tag is not our build’s', async () => {
    await startEndpoint()
    const src = `${shopUrl}/storefront.js?endpoint=${encodeURIComponent(payUrl)}&store=${storeHash}&treasury=${treasury}`
    pageOf = () => `<script src="${src}"></script>`
    const { text } = await goLive()
    expect(text).toContain(`The file at ${shopUrl}/storefront.js is not our build's`)
    expect(text).toContain('It has no integrity hash')
    expect(text).toContain('→ Build the version that you run (npm run build)')
  })

  test('when the store’s own lists lack script and webhooks', async () => {
    await startEndpoint()
    const page = managed()
    pageOf = () => page
    store = bigCommerceEmulator({
      ...{
        storeHash,
        accessToken,
        clientId: 'none',
        clientSecret: randomBytes(20).toString('hex'),
      },
      storefrontUrl: shopUrl,
    })
    const { text, exitCode } = await goLive()
    expect(text).toContain('! Script Manager: It shows this token no script of ours')
    expect(text).toContain("✗ store's webhooks: They are missing, or not as they should be.")
    expect(text).toContain('→ Run pay-with-usdc install.')
    expect(exitCode).toBe(1)
  })

  test('when a webhook target does not take a test', async () => {
    await startEndpoint()
    receiver.status = 500
    const { text, exitCode } = await goLive()
    expect(text).toMatch(/✗ webhook 127\.0\.0\.1:\d+\S*: It did not take it/)
    expect(text).toContain('→ See that your receiver runs, checks the signature')
    expect(exitCode).toBe(1)
  })
})
