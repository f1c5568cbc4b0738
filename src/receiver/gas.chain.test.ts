import { readFileSync, writeFileSync } from 'node:fs'
import { type ContractFunctionArgs, encodeFunctionData } from 'viem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AnvilClient, startAnvil } from '../sandbox/anvil.js'
import { deployUsdc, send, usdcAbi } from '../sandbox/usdc.js'
import { receiverFactoryAbi } from './abi.js'
import { deployFactory } from './deploy.js'
import { factory } from './factory.js'
import type { Address, Hex } from './hex.js'
import { receiverOf } from './receiverOf.js'
import { saltOf } from './saltOf.js'

// Whole transactions (intrinsic gas and calldata included) on Anvil with Circle's own USDC, into a
// treasury that holds USDC already. `UPDATE_GAS=1` writes the snapshot.
const snapshot = new URL('./gas.json', import.meta.url)
const limits: Record<string, number> = {
  'sweep, first': 98_000,
  'sweepMany of 50, first, each': 57_500,
  'sweepMany of 50, again, each': 17_000,
}

describe('gas', () => {
  const measured: Record<string, number> = {}
  const salts = Array.from({ length: 51 }, (_, i) =>
    saltOf({ store: 'gas', order: `${i}`, cart: '5a5704ef-b253-4715-a148-a3e80ddbd619' }),
  ) as [Hex, ...Hex[]]
  let stop: () => Promise<void>
  let client: AnvilClient
  let usdc: Address
  let owner: Address
  let treasury: Address

  const gasOf = async (to: Address, data: Hex) =>
    Number((await send({ client, from: owner, to, data })).gasUsed)

  const pay = (to: Address) =>
    gasOf(
      usdc,
      encodeFunctionData({ abi: usdcAbi, functionName: 'transfer', args: [to, 25_500_000n] }),
    )

  const payAll = async (some: readonly Hex[]) => {
    for (const salt of some) await pay(receiverOf({ treasury, salt }))
  }

  const sweep = (salt: Hex, token: Address = usdc) =>
    gasOf(
      factory.address,
      encodeFunctionData({
        abi: receiverFactoryAbi,
        functionName: 'sweep',
        args: [treasury, salt, token],
      }),
    )

  const sweepMany = (
    ...args: ContractFunctionArgs<typeof receiverFactoryAbi, 'nonpayable', 'sweepMany'>
  ) =>
    gasOf(
      factory.address,
      encodeFunctionData({ abi: receiverFactoryAbi, functionName: 'sweepMany', args }),
    )

  beforeAll(async () => {
    const anvil = await startAnvil()
    stop = anvil.stop
    client = anvil.client
    const [first, second, third] = (await client.getAddresses()) as [Address, Address, Address]
    owner = first
    treasury = third
    usdc = await deployUsdc({ client, owner, admin: second })
    for (const to of [owner, treasury]) {
      const args = [to, 10n ** 12n] as const
      await gasOf(usdc, encodeFunctionData({ abi: usdcAbi, functionName: 'mint', args }))
    }
    const hash = await deployFactory({ request: client.request as never, from: owner })
    const receipt = await client.getTransactionReceipt({ hash: hash as Hex })
    measured['deploy the factory'] = Number(receipt.gasUsed)

    const [one, ...fifty] = salts
    await payAll([one])
    measured['sweep, first'] = await sweep(one)
    await payAll([one])
    measured['sweep, again'] = await sweep(one)
    measured['sweep, nothing there'] = await sweep(one)
    for (const times of ['first', 'again']) {
      await payAll(fifty)
      const gas = await sweepMany(treasury, fifty, usdc)
      measured[`sweepMany of 50, ${times}`] = gas
      measured[`sweepMany of 50, ${times}, each`] = Math.ceil(gas / 50)
    }
  }, 60_000)

  afterAll(() => stop())

  it.each(Object.entries(limits))('%s costs at most %i', (name, limit) => {
    expect(measured[name]).toBeLessThanOrEqual(limit)
  })

  it('is exactly what the committed snapshot says', () => {
    if (process.env.UPDATE_GAS) writeFileSync(snapshot, `${JSON.stringify(measured, null, 2)}\n`)
    expect(measured).toEqual(JSON.parse(readFileSync(snapshot, 'utf8')))
  })
})
