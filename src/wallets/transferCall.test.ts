import fc from 'fast-check'
import { decodeFunctionData, erc20Abi, getAddress } from 'viem'
import { expect, test } from 'vitest'
import { balanceCall, transferCall } from './transferCall.js'

test('the bytes that a wallet signs are the transfer that was asked for', () => {
  const address = fc.uint8Array({ minLength: 20, maxLength: 20 })
  fc.assert(
    fc.property(address, fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }), (bytes, amount) => {
      const receiver = getAddress(`0x${Buffer.from(bytes).toString('hex')}`)
      expect(decodeFunctionData({ abi: erc20Abi, data: transferCall(receiver, amount) })).toEqual({
        functionName: 'transfer',
        args: [receiver, amount],
      })
      expect(decodeFunctionData({ abi: erc20Abi, data: balanceCall(receiver) })).toEqual({
        functionName: 'balanceOf',
        args: [receiver],
      })
    }),
  )
})
