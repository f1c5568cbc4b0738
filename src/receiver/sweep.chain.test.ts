import { type Address, type Hex, parseTransaction } from 'viem'
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rpcOf } from '../chains/rpc.js'
import { type Anvil, startAnvil } from '../sandbox/anvil.js'
import { deployFactory, type Request } from './deploy.js'
import { factory } from './factory.js'
import { raise, type SendProgress, sendTransaction } from './sweep/send.js'

// Sending, on a real chain whose blocks this test makes itself.

describe('sendTransaction', () => {
  let anvil: Anvil
  let account: PrivateKeyAccount
  let progress: SendProgress[]

  beforeAll(async () => {
    anvil = await startAnvil()
    const [from] = (await anvil.client.getAddresses()) as [Address]
    await deployFactory({ request: anvil.client.request as Request, from })
  })
  afterAll(() => anvil.stop())
  beforeEach(async () => {
    await anvil.client.setAutomine(true)
    account = privateKeyToAccount(generatePrivateKey())
    await anvil.client.setBalance({ address: account.address, value: 10n ** 18n })
    progress = []
  })

  const rpcRequest: Request = ({ method, params = [] }) =>
    rpcOf({ url: anvil.url }).request(method, params)
  type Sending = Parameters<typeof sendTransaction>[0]
  const plain = {
    to: '0x00000000000000000000000000000000000000aa',
    data: '0x',
    gas: 21_000n,
  } as const
  const sendPlain = (more: Partial<Sending> = {}) =>
    sendTransaction({
      request: rpcRequest,
      account,
      chainId: 31_337,
      transaction: plain,
      rest: async () => undefined,
      onProgress: (one) => void progress.push(one),
      ...more,
    })
  const mineBelow = async (maximum: bigint) => {
    // A block whose gas is dearer than what was offered: the transaction stays where it is.
    await anvil.client.setNextBlockBaseFeePerGas({ baseFeePerGas: maximum + 1n })
    await anvil.client.mine({ blocks: 1 })
  }
  const dropAll = () => anvil.client.request({ method: 'anvil_dropAllTransactions' } as never)
  const count = () => anvil.client.getTransactionCount({ address: account.address })
  /** What is offered for one unit of gas by everything that was sent. */
  const spy = (offers: bigint[], then: Request = rpcRequest): Request => {
    return (args) => {
      if (args.method === 'eth_sendRawTransaction') {
        const { maxFeePerGas = 0n } = parseTransaction(args.params?.[0] as Hex)
        offers.push(maxFeePerGas)
      }
      return then(args)
    }
  }

  test('counts what an OP-stack network took for the bytes', async () => {
    const request: Request = async (args) => {
      const answer = await rpcRequest(args)
      const isReceipt = args.method === 'eth_getTransactionReceipt' && answer !== null
      return isReceipt ? { ...(answer as object), l1Fee: '0x64' } : answer
    }
    const receipt = await sendPlain({ request })
    const mined = await anvil.client.getTransactionReceipt({ hash: receipt.transactionHash })
    expect(receipt.cost).toBe(21_000n * mined.effectiveGasPrice + 100n)
  })

  test('waits until it is mined, and says what it cost', async () => {
    const receipt = await sendPlain()
    expect(receipt.isReverted).toBe(false)
    const mined = await anvil.client.getTransactionReceipt({ hash: receipt.transactionHash })
    expect(receipt.cost).toBe(21_000n * mined.effectiveGasPrice)
    expect(progress).toEqual([{ kind: 'sent', hash: receipt.transactionHash }])
  })

  test('reports what was reverted', async () => {
    // A function that the factory does not have.
    const transaction = { to: factory.address, data: '0x18160ddd', gas: 60_000n } as const
    expect(await sendPlain({ transaction })).toMatchObject({ isReverted: true, logs: [] })
  })

  test('replaces one that is stuck with the same nonce and an eighth more; one is mined', async () => {
    await anvil.client.setAutomine(false)
    const offers: bigint[] = []
    const receipt = await sendPlain({
      request: spy(offers),
      replaceAfter: 2,
      async rest() {
        const [first = 0n] = offers
        if (offers.length < 3) await mineBelow(offers.at(-1) ?? first)
        else {
          await anvil.client.setNextBlockBaseFeePerGas({ baseFeePerGas: 1n })
          await anvil.client.mine({ blocks: 1 })
        }
      },
    })
    const [first = 0n, second, third] = offers
    expect(offers).toEqual([first, raise(first), raise(raise(first))])
    expect([second, third]).not.toContain(undefined)
    expect(progress.map(({ kind }) => kind)).toEqual(['sent', 'replaced', 'replaced'])
    expect(receipt.transactionHash).toBe(progress[2]?.hash)
    expect(await count()).toBe(1)
  })

  test('never offers more than the ceiling, and leaves it open whether it will be mined', async () => {
    await anvil.client.setAutomine(false)
    const offers: bigint[] = []
    const error = await sendPlain({
      request: spy(offers),
      maximumGasPrice: 10n ** 10n,
      replaceAfter: 1,
      polls: 40,
      rest: () => mineBelow(10n ** 10n),
    }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'sweep_pending', retryable: true })
    expect(offers.every((offer) => offer <= 10n ** 10n)).toBe(true)
    expect(offers.length).toBeGreaterThan(2)
    await dropAll()
    await anvil.client.setNextBlockBaseFeePerGas({ baseFeePerGas: 1n })
    await anvil.client.mine({ blocks: 1 })
  })

  test('takes over what an earlier run left behind, by more than that offered', async () => {
    await anvil.client.setAutomine(false)
    const left: bigint[] = []
    const dear: Request = async (args) =>
      args.method === 'eth_maxPriorityFeePerGas' ? '0x12a05f200' : rpcRequest(args)
    await sendPlain({ request: spy(left, dear), polls: 1 }).catch(() => undefined)
    const offers: bigint[] = []
    const receipt = await sendPlain({
      request: spy(offers),
      rest: () => anvil.client.mine({ blocks: 1 }),
    })
    expect(receipt.isReverted).toBe(false)
    expect((offers.at(-1) ?? 0n) > (left[0] ?? 0n)).toBe(true)
    expect(await count()).toBe(1)
  })

  test('a node that is behind with the nonce makes nobody wait for what cannot be mined', async () => {
    await sendPlain()
    let counts = 0
    const error = await sendPlain({
      request: async (args) =>
        args.method === 'eth_getTransactionCount' && counts++ === 0 ? '0x0' : rpcRequest(args),
    }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'sweep_superseded', retryable: true })
    expect(await count()).toBe(1)
  })

  test('another transaction of the key in its place is not taken for this one', async () => {
    await anvil.client.setAutomine(false)
    const error = await sendPlain({
      async rest() {
        await dropAll()
        await anvil.client.setNonce({ address: account.address, nonce: 1 })
        await anvil.client.mine({ blocks: 1 })
      },
    }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'sweep_superseded', retryable: true })
  })

  test('a node that already knows it is not a failure, nor is one that loses its answers', async () => {
    let looks = 0
    const receipt = await sendPlain({
      async request(args) {
        if (args.method === 'eth_sendRawTransaction') {
          await rpcRequest(args)
          throw new Error('already known')
        }
        if (args.method === 'eth_getTransactionReceipt' && looks++ < 2) throw new Error('cut')
        if (args.method === 'eth_getTransactionCount' && progress.length > 0) throw new Error('cut')
        return rpcRequest(args)
      },
    })
    expect(receipt.isReverted).toBe(false)
  })

  test('an account without coin is told so', async () => {
    await anvil.client.setBalance({ address: account.address, value: 0n })
    await expect(sendPlain()).rejects.toMatchObject({ code: 'gas_money_missing' })
  })
})
