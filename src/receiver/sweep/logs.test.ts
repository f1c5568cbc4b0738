import { encodeAbiParameters, encodeEventTopics } from 'viem'
import { describe, expect, test } from 'vitest'
import { PayWithUsdcError } from '../../errors/index.js'
import { receiverFactoryAbi } from '../abi.js'
import { factory } from '../factory.js'
import { type Hex, word } from '../hex.js'
import { findSweeps, parseSweepLogs, type RawLog } from './logs.js'

const receiver = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const treasury = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359'
const token = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913'
const hash = word(7n)

function log(eventName: 'Swept' | 'SweepFailed', change: Partial<RawLog> = {}): RawLog {
  const args = { receiver, treasury, token } as const
  return {
    address: factory.address.toLowerCase(),
    topics: encodeEventTopics({ abi: receiverFactoryAbi, eventName, args }) as Hex[],
    data:
      eventName === 'Swept'
        ? encodeAbiParameters([{ type: 'uint256' }, { type: 'bytes32' }], [5n, hash])
        : hash,
    ...{ transactionHash: hash, logIndex: '0x3', blockHash: hash, blockNumber: '0x10' },
    ...change,
  }
}

describe('parseSweepLogs', () => {
  test('tells what was swept and what failed', () => {
    const logs = [log('Swept'), log('SweepFailed')]
    expect(parseSweepLogs({ logs, factory: factory.address })).toEqual({
      swept: [
        {
          ...{ receiver, token, amount: 5n, transactionHash: hash },
          ...{ logIndex: 3, blockHash: hash, blockNumber: 16 },
        },
      ],
      failed: [receiver],
    })
  })

  test('believes the factory only', () => {
    const logs = [log('Swept', { address: token })]
    expect(parseSweepLogs({ logs, factory: factory.address })).toEqual({ swept: [], failed: [] })
  })
})

describe('findSweeps', () => {
  type Filter = { fromBlock: Hex; toBlock: Hex; topics: unknown[] }

  test('reads every block once, in smaller ranges where the provider wants that', async () => {
    const read: [number, number][] = []
    const sweeps = await findSweeps({
      async request({ params }) {
        const [{ fromBlock, toBlock, topics }] = params as [Filter]
        const [from, to] = [Number(fromBlock), Number(toBlock)]
        if (to - from >= 30) throw new PayWithUsdcError('rpc_range_refused', 'less', {})
        expect(topics.slice(1)).toEqual([[word(receiver).toLowerCase()], null, word(token)])
        read.push([from, to])
        return from <= 50 && to >= 50 ? [log('Swept')] : []
      },
      factory: factory.address,
      token,
      receivers: [receiver],
      ...{ fromBlock: 1, toBlock: 100, range: 100 },
    })
    expect(read).toEqual([
      [1, 25],
      [26, 50],
      [51, 75],
      [76, 100],
    ])
    expect(sweeps).toHaveLength(1)
  })
})
