import { encodeFunctionData } from 'viem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startAnvil } from '../sandbox/anvil.js'
import { deployUsdc, send, usdcAbi } from '../sandbox/usdc.js'
import { receiverFactoryAbi } from './abi.js'
import { deployFactory, type Request } from './deploy.js'
import { factory } from './factory.js'
import type { Address } from './hex.js'
import { receiverOf } from './receiverOf.js'
import { saltOf } from './saltOf.js'

describe('a payment on the wrong chain', () => {
  const amount = 25_500_000n
  const treasury = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
  const salt = saltOf({
    store: 'abc123',
    order: '100',
    cart: '3f2b8c1e-6d0a-4d55-9a0e-7f1c2b3a4d5e',
  })
  const payTo = receiverOf({ treasury, salt })
  const chains: Awaited<ReturnType<typeof startAnvil>>[] = []

  beforeAll(async () => {
    for (const chainId of [8453, 137]) chains.push(await startAnvil({ chainId }))
  }, 60_000)
  afterAll(() => Promise.all(chains.map(({ stop }) => stop())))

  it('is at the same address, and is swept to the same treasury', async () => {
    for (const { client } of chains) {
      const [owner, admin] = (await client.getAddresses()) as [Address, Address]
      const usdc = await deployUsdc({ client, owner, admin })
      const balanceOf = (account: Address) =>
        client.readContract({
          address: usdc,
          abi: usdcAbi,
          functionName: 'balanceOf',
          args: [account],
        })

      // The money comes first; nobody has deployed anything on this chain yet.
      const mint = { abi: usdcAbi, functionName: 'mint', args: [payTo, amount] } as const
      await send({ client, from: owner, to: usdc, data: encodeFunctionData(mint) })
      expect(await client.getCode({ address: factory.address })).toBeUndefined()

      await deployFactory({ request: client.request as Request, from: owner })
      const balances = await client.readContract({
        address: factory.address,
        abi: receiverFactoryAbi,
        functionName: 'balancesOf',
        args: [treasury, [salt], usdc],
      })
      expect(balances).toEqual([amount])

      const sweep = {
        abi: receiverFactoryAbi,
        functionName: 'sweep',
        args: [treasury, salt, usdc],
      } as const
      await send({ client, from: admin, to: factory.address, data: encodeFunctionData(sweep) })
      expect([await balanceOf(treasury), await balanceOf(payTo)]).toEqual([amount, 0n])
    }
  })

  it('was on two different chains', async () => {
    const ids = await Promise.all(chains.map(({ client }) => client.getChainId()))
    expect(ids).toEqual([8453, 137])
  })
})
