import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { type Address, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OpenedPayment, PaymentView } from '../protocol/index.js'
import { type SandboxChain, startSandboxChain } from '../sandbox/chain.js'
import { send } from '../sandbox/usdc.js'
import { type MemoryStore, memoryStore } from '../stores/memory.js'
import { readConfig, type ScreenSource } from './config.js'
import { apiKey, cart, environment, scripts } from './endpoint.fixture.js'
import { type Running, startEndpoint } from './start.js'

// The whole server side on a real chain with Circle's USDC. Senders are listed after they have paid:
// USDC lets nobody pay who is on its blacklist already.

const blacklist = parseAbi(['function blacklist(address)', 'function unBlacklist(address)'])
const total = { amount: '25.50', currency: 'USD' }
const due = 25_500_000n

let chain: SandboxChain
/** A stand-in for Chainalysis' oracle: real ones are on main networks only. */
let oracle: Address
let store: MemoryStore
let firstOrder = 1_001
let folder: string
let endpoint: Running
/** The sources that could not say, as the endpoint's log names them. */
let silent: string[]

/**
 * A contract that answers every call with one word, and takes that word from a transaction of 32
 * bytes: `calldatasize == 32 ? sstore(0, calldata) : return sload(0)`.
 */
const standIn: Hex =
  '0x601a600c600039601a6000f33660201460125760005460005260206000f35b60003560005500'
const word = (value: 0 | 1): Hex => `0x${`${value}`.padStart(64, '0')}`

beforeAll(async () => {
  chain = await startSandboxChain()
  const from = chain.cast.bank
  const { contractAddress } = await send({ ...chain.anvil, from, to: null, data: standIn })
  oracle = contractAddress as Address
}, 60_000)
afterAll(() => chain.anvil.stop())

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-'))
  // Another order each time: an address is for life, and the chain remembers.
  firstOrder += 100
  store = memoryStore({ firstOrder })
  silent = []
})
afterEach(async () => {
  await endpoint.close()
  rmSync(folder, { recursive: true })
})

const list = () => join(folder, 'list.txt')

function note(line: string): void {
  const { source, verdict } = JSON.parse(line) as { source?: string; verdict?: string }
  if (source !== undefined && verdict === 'unavailable') silent.push(source)
}

/** Starts the endpoint with these sources; the oracle's address is data of the network. */
async function start(
  screens: readonly ScreenSource[],
  sanctionsOracle: Address = oracle,
): Promise<void> {
  const config = readConfig(
    environment({
      PAY_DATABASE: join(folder, 'shop.db'),
      PAY_TREASURY: chain.cast.treasury,
      PAY_CHAIN_31337_RPC: chain.anvil.url,
      PAY_CHAIN_31337_WS: chain.anvil.websocketUrl,
    }),
  )
  endpoint = await startEndpoint({
    config: {
      ...config,
      screenList: screens.includes('list') ? list() : undefined,
      chains: config.chains.map((one) => ({
        ...one,
        screens,
        definition: { ...one.definition, sanctionsOracle },
      })),
    },
    store,
    scripts,
    log: pino({ level: 'warn' }, { write: note }),
  })
}

async function open(): Promise<OpenedPayment> {
  const order = store.placeOrder({ cart, total })
  const response = await fetch(`${endpoint.url}/v1/checkout`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ store: 'sandbox', order: order.id, cart }),
  })
  return (await response.json()) as OpenedPayment
}

async function read({ payment, token }: OpenedPayment): Promise<PaymentView> {
  const headers = { authorization: `Bearer ${token}` }
  const response = await fetch(`${endpoint.url}/v1/payments/${payment.id}`, { headers })
  return (await response.json()) as PaymentView
}

/** Waits until a payment stands so. */
const becomes = (opened: OpenedPayment, wanted: Partial<PaymentView>) =>
  expect.poll(() => read(opened), { timeout: 10_000 }).toMatchObject(wanted)

const release = ({ payment }: OpenedPayment) =>
  fetch(`${endpoint.url}/v1/payments/${payment.id}/hold`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ hold: 'released' }),
  })

/** The shopper pays, and the transfer gets its confirmations. */
async function pay({ payment }: OpenedPayment): Promise<Hex> {
  const hash = await chain.transfer({ from: chain.cast.shopper, to: payment.address, amount: due })
  await chain.anvil.client.mine({ blocks: 2 })
  return hash
}

const setBlacklist = (functionName: 'blacklist' | 'unBlacklist') =>
  send({
    ...chain.anvil,
    from: chain.cast.bank,
    to: chain.usdc,
    data: encodeFunctionData({ abi: blacklist, functionName, args: [chain.cast.shopper] }),
  })
const setOracle = (value: 0 | 1) =>
  send({ ...chain.anvil, from: chain.cast.bank, to: oracle, data: word(value) })

const states = () => store.orders().map(({ state }) => state)

describe('a payment of a shop that screens', () => {
  test('is paid when every source clears the sender', async () => {
    writeFileSync(list(), `# nobody of ours\n${chain.cast.exchange}\n`)
    await start(['usdc', 'chainalysis', 'list'])
    const opened = await open()
    await pay(opened)
    await becomes(opened, { status: 'paid', exceptions: [] })
    expect(states()).toEqual(['paid'])
  })

  test('is held when USDC’s blacklist took the sender after sending; a person lets it go', async () => {
    await start(['usdc'])
    const opened = await open()
    await endpoint.close()
    const hash = await pay(opened)
    await setBlacklist('blacklist')
    await start(['usdc'])
    await becomes(opened, { status: 'seen', exceptions: ['held'] })
    const notices = () => store.notices(opened.payment.order.id)
    await expect.poll(notices, { timeout: 10_000 }).toHaveLength(1)
    expect(notices()[0]).toContain(`The sender ${chain.cast.shopper} is on USDC’s blacklist`)
    expect(notices()[0]).toContain(`/tx/${hash}`)
    expect(notices()[0]).toContain('nothing is sent back automatically')
    // The chain goes on, and the order stays where it is.
    await chain.anvil.client.mine({ blocks: 10 })
    expect(states()).toEqual(['open'])
    expect(await chain.balanceOf(opened.payment.address)).toBe(due)
    await setBlacklist('unBlacklist')
    expect(await read(opened)).toMatchObject({ status: 'seen', exceptions: ['held'] })
    expect((await release(opened)).status).toBe(200)
    await becomes(opened, { status: 'paid', exceptions: [] })
    expect(states()).toEqual(['paid'])
  })

  test('is held when the oracle names the sender, whatever another source says', async () => {
    await setOracle(1)
    await start(['usdc', 'chainalysis'])
    const opened = await open()
    await pay(opened)
    await becomes(opened, { status: 'seen', exceptions: ['held'] })
    await setOracle(0)
  })

  test('waits, and is never cleared, where the oracle’s address has no contract', async () => {
    await start(['chainalysis'], '0x2222222222222222222222222222222222222222')
    const opened = await open()
    await pay(opened)
    await becomes(opened, { status: 'seen', transfers: [{ confirmations: 3 }] as never })
    await expect.poll(() => silent, { timeout: 10_000 }).toContain('chainalysis')
    expect(await read(opened)).toMatchObject({ status: 'seen', exceptions: [] })
    expect(states()).toEqual(['open'])
  })

  test('is held when the merchant’s list names the sender, also when it was added a moment ago', async () => {
    writeFileSync(list(), '# nobody yet\n')
    await start(['list'])
    const opened = await open()
    writeFileSync(list(), `${chain.cast.shopper.toLowerCase()} # since today\n`)
    await pay(opened)
    await becomes(opened, { status: 'seen', exceptions: ['held'] })
    expect(states()).toEqual(['open'])
  })

  test('waits while a source is down, and is paid when it answers', async () => {
    writeFileSync(list(), '')
    await start(['usdc', 'list'])
    const opened = await open()
    rmSync(list())
    await pay(opened)
    await expect.poll(() => silent, { timeout: 10_000 }).toContain('list')
    expect(await read(opened)).toMatchObject({ status: 'seen', exceptions: [] })
    writeFileSync(list(), '')
    await becomes(opened, { status: 'paid' })
  })
})
