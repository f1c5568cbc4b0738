import { encodeFunctionResult } from 'viem'
import { describe, expect, test } from 'vitest'
import { receiverFactoryAbi } from '../abi.js'
import { factory } from '../factory.js'
import frozen from '../frozen/ReceiverFactory.json' with { type: 'json' }
import { type Hex, keccak, word } from '../hex.js'
import { factoryCode, readBalances } from './balances.js'

const treasury = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359'
const token = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913'
const saltsOf = (count: number) => Array.from({ length: count }, (_, at) => word(BigInt(at + 1)))
const answerOf = (result: bigint[]) =>
  encodeFunctionResult({ abi: receiverFactoryAbi, functionName: 'balancesOf', result })

type Call = [{ to: string; data: Hex }, string, Record<string, { code: Hex }>?]

function read(answer: (call: Call, at: number) => unknown, count = 3, isDeployed = true) {
  const calls: Call[] = []
  const balances = readBalances({
    request: async ({ params }) => answer(params as Call, calls.push(params as Call) - 1),
    factory: factory.address,
    isDeployed,
    treasury,
    salts: saltsOf(count),
    token,
  })
  return balances.then((read) => ({ balances: read, calls }))
}

describe('readBalances', () => {
  test('asks the factory for a thousand at a time', async () => {
    const { balances, calls } = await read(
      (_, at) => answerOf(Array.from({ length: at === 2 ? 1 : 1_000 }, () => BigInt(at))),
      2_001,
    )
    expect(calls.map(([{ to }, block]) => [to, block])).toEqual(
      Array(3).fill([factory.address, 'latest']),
    )
    expect(balances).toHaveLength(2_001)
    expect([balances[0], balances[1_000], balances[2_000]]).toEqual([0n, 1n, 2n])
  })

  test('brings the factory’s code along where it is not deployed yet', async () => {
    const { balances, calls } = await read(() => answerOf([1n, 2n, 3n]), 3, false)
    expect(balances).toEqual([1n, 2n, 3n])
    expect(calls[0]?.[2]).toEqual({ [factory.address]: { code: factoryCode() } })
  })

  test.each([
    ['refuses', () => Promise.reject(new Error('too many arguments, want at most 2'))],
    ['leaves out', () => '0x'],
  ])('asks for each balance where the provider %s the code', async (_, answer) => {
    const { balances } = await read(
      ([{ to }], at) => (to === factory.address ? answer() : word(BigInt(at))),
      3,
      false,
    )
    expect(balances).toEqual([1n, 2n, 3n])
  })

  test.each([
    ['no list', '0x'],
    ['a list that is cut', answerOf([1n])],
  ])('does not believe %s', async (_, answer) => {
    await expect(read(() => answer)).rejects.toMatchObject({ code: 'balance_odd', retryable: true })
  })

  test('the code that it brings along is the frozen one', () => {
    expect(keccak(factoryCode())).toBe(frozen.runtimeCodeHash)
  })
})
