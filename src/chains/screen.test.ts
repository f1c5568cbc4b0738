import { describe, expect, test } from 'vitest'
import { base } from './definitions/base.js'
import { sandboxChain } from './definitions/sandbox.js'
import type { Rpc } from './rpc.js'
import { isListed, sanctionsOracle, usdcBlacklist } from './screen.js'

const yes = `0x${'0'.repeat(63)}1`
const no = `0x${'0'.repeat(64)}`
const address = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'

/** A provider that gives this answer to every call; without one it is down. */
function provider(answer: unknown, asked: unknown[] = []): Rpc {
  return {
    name: 'a provider',
    async request(method, params) {
      asked.push([method, ...params])
      if (answer === undefined) throw new Error('down')
      return answer
    },
  }
}

const ask = (...answers: readonly unknown[]) =>
  isListed({
    rpcs: answers.map((answer) => provider(answer)),
    contract: usdcBlacklist(base),
    address,
  })

describe('isListed', () => {
  test.each<[string, unknown[], boolean | undefined]>([
    ['one provider says so', [yes], true],
    ['one provider denies it', [no], false],
    ['two say so', [yes, yes], true],
    ['two deny it', [no, no], false],
    ['the third stands in for one that is down', [no, undefined, no], false],
    ['a third is not asked when two agree', [no, no, yes], false],
    ['the first two disagree', [yes, no], undefined],
    ['… whoever of them says so', [no, yes], undefined],
    ['… and a third makes no majority', [no, yes, no], undefined],
    ['one of two is down', [no, undefined], undefined],
    ['one of two is down and the other says so', [undefined, yes], undefined],
    ['all are down', [undefined, undefined], undefined],
    ['there is no provider', [], undefined],
    ['there is no contract', ['0x'], undefined],
    ['the answer is another number', [`0x${'0'.repeat(63)}2`], undefined],
    ['the answer is longer', [`${no}00`], undefined],
    ['the answer is no text', [{}], undefined],
  ])('%s', async (_name, answers, listed) => {
    expect(await ask(...answers)).toBe(listed)
  })

  test('asks USDC and the oracle of the network, each by its own function', async () => {
    const asked: unknown[] = []
    const rpcs = [provider(no, asked)]
    const oracle = sanctionsOracle(base)
    if (oracle === undefined) throw new Error('Base has an oracle.')
    for (const contract of [usdcBlacklist(base), oracle])
      await isListed({ rpcs, contract, address })
    const padded = `${'0'.repeat(24)}${address.slice(2).toLowerCase()}`
    expect(asked).toEqual([
      ['eth_call', { to: base.usdc, data: `0xfe575a87${padded}` }, 'latest'],
      ['eth_call', { to: base.sanctionsOracle, data: `0xdf592f7d${padded}` }, 'latest'],
    ])
    expect(sanctionsOracle(sandboxChain('http://127.0.0.1'))).toBeUndefined()
  })
})
