import { encodeAbiParameters, getAddress, toFunctionSelector } from 'viem'
import { describe, expect, test } from 'vitest'
import type { Request } from '../deploy.js'
import { dataFeeOf, readDataFee } from './dataFee.js'

const oracle = getAddress('0x420000000000000000000000000000000000000f')

/** A network that takes `fee(size)` wei for a transaction of `size` bytes. */
const network =
  (fee: (size: bigint) => unknown): Request =>
  async ({ params = [] }) => {
    const [{ to, data }] = params as [{ to: string; data: string }]
    expect(to).toBe(oracle)
    expect(data.slice(0, 10)).toBe(toFunctionSelector('getL1FeeUpperBound(uint256)'))
    const answer = fee(BigInt(`0x${data.slice(10)}`))
    return typeof answer === 'bigint'
      ? encodeAbiParameters([{ type: 'uint256' }], [answer])
      : answer
  }

/** The formula of the Fjord upgrade (ethereum-optimism/specs), with prices of an ordinary day. */
function fjord(unsignedSize: bigint): bigint {
  const size = unsignedSize + 68n
  const estimated = -42_585_600n + 836_500n * (size + size / 255n + 16n)
  const least = 100_000_000n
  const scaled = 2_269n * 20_000_000_000n * 16n + 1_055_762n * 1_000_000n
  return ((estimated < least ? least : estimated) * scaled) / 10n ** 12n
}

describe('readDataFee', () => {
  test('is nothing where there is no such contract', async () => {
    const fee = await readDataFee(network(() => '0x'))
    expect(fee).toBeUndefined()
    expect(dataFeeOf(fee, 10_000)).toBe(0n)
  })

  test('is never below what the network takes, and not much more', async () => {
    const fee = await readDataFee(network(fjord))
    for (const bytes of [0, 132, 292, 1_732, 2_500, 6_532]) {
      const real = fjord(BigInt(bytes + 110))
      const forecast = dataFeeOf(fee, bytes)
      expect(forecast >= real).toBe(true)
      if (bytes >= 292) expect(forecast <= (real * 103n) / 100n).toBe(true)
    }
  })

  test.each<[string, (size: bigint) => unknown]>([
    ['text', () => 'none'],
    ['a part of a number', () => '0x01'],
    ['less for more bytes', (size) => 10_000n - size],
    ['a number once and nothing then', (size) => (size < 1_000n ? 5n : '0x')],
  ])('what is unknown is never nothing: %s', async (_, fee) => {
    await expect(readDataFee(network(fee))).rejects.toMatchObject({ code: 'data_fee_unknown' })
  })

  test('a contract that refuses the question leaves it unknown', async () => {
    const request: Request = () => Promise.reject(new Error('execution reverted'))
    await expect(readDataFee(request)).rejects.toThrow('reverted')
  })
})
