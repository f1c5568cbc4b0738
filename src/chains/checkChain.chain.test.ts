import { encodeFunctionData, parseAbi } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SandboxChain, startSandboxChain } from '../sandbox/chain.js'
import { checkChain, readAccountKind } from './checkChain.js'
import { base } from './definitions/base.js'
import { sandboxChain } from './definitions/sandbox.js'
import { rpcOf } from './rpc.js'

const abi = parseAbi(['function pause()', 'function unpause()', 'function blacklist(address)'])

describe('checkChain, with Circle’s contract', () => {
  let sandbox: SandboxChain
  const definition = sandboxChain('http://127.0.0.1')
  const rpc = () => rpcOf({ url: sandbox.anvil.url })
  const check = (change: Partial<typeof definition> = {}) =>
    checkChain({
      definition: { ...definition, ...change },
      rpc: rpc(),
      treasury: sandbox.cast.treasury,
    })

  beforeAll(async () => {
    sandbox = await startSandboxChain()
  }, 60_000)
  afterAll(() => sandbox.anvil.stop())

  async function act(functionName: 'pause' | 'unpause'): Promise<void> {
    const data = encodeFunctionData({ abi, functionName })
    const transaction = { from: sandbox.cast.bank, to: sandbox.usdc, data }
    await rpc().request('eth_sendTransaction', [transaction])
    await rpc().request('evm_mine', [])
  }

  test('finds nothing wrong', async () => {
    expect(await check()).toBeUndefined()
  })

  test.each([
    ['chain_id_wrong', { id: base.id }],
    ['usdc_wrong', { usdc: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed' }],
    ['usdc_wrong', { usdcName: 'USDC' }],
  ] as const)('%s where the network is not what is described: %o', async (code, change) => {
    expect(await check(change)).toMatchObject({ code })
  })

  test('another contract at the address is not USDC', async () => {
    const usdc = '0x4e59b44847b379578588920cA78FbF26c0B4956C'
    await expect(check({ usdc })).rejects.toMatchObject({ retryable: true })
  })

  test('usdc_paused while Circle has paused it', async () => {
    await act('pause')
    expect(await check()).toMatchObject({ code: 'usdc_paused' })
    await act('unpause')
    expect(await check()).toBeUndefined()
  })

  test('treasury_blacklisted while the treasury is on the list', async () => {
    const { bank, treasury } = sandbox.cast
    const data = encodeFunctionData({ abi, functionName: 'blacklist', args: [treasury] })
    await rpc().request('eth_sendTransaction', [{ from: bank, to: sandbox.usdc, data }])
    await rpc().request('evm_mine', [])
    expect(await check()).toMatchObject({ code: 'treasury_blacklisted' })
  })

  test('tells a contract from an account, also from one with a delegation (EIP-7702)', async () => {
    expect(await readAccountKind(rpc(), sandbox.usdc)).toBe('contract')
    expect(await readAccountKind(rpc(), sandbox.cast.bank)).toBe('account')
    const delegated = '0x1111111111111111111111111111111111111111'
    await rpc().request('anvil_setCode', [delegated, `0xef0100${sandbox.usdc.slice(2)}`])
    expect(await readAccountKind(rpc(), delegated)).toBe('account')
  })
})
