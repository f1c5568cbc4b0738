import { expect, test } from 'vitest'
import { sandboxChains } from '../chains/definitions/sandbox.js'
import { startSandboxChain } from './chain.js'
import { usdcAbi } from './usdc.js'

test('every chain of the sandbox has USDC and the other dollars where its definition says', async () => {
  for (const { id, usdc, otherDollars } of sandboxChains('http://localhost')) {
    const chain = await startSandboxChain({ chainId: id, withOtherDollars: true })
    try {
      expect(chain.usdc.toLowerCase()).toBe(usdc.toLowerCase())
      for (const { symbol, address } of [{ symbol: 'USDC', address: usdc }, ...otherDollars]) {
        const read = { abi: usdcAbi, address, functionName: 'symbol' } as const
        expect(await chain.anvil.client.readContract(read)).toBe(symbol)
      }
    } finally {
      await chain.anvil.stop()
    }
  }
})
