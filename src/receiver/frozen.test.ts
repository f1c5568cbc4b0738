import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { keccak256 } from 'viem'
import { describe, expect, it } from 'vitest'
import { receiverFactoryAbi } from './abi.js'
import { factoryDeployment } from './deploy.js'
import { deployment, factory } from './factory.js'
import frozen from './frozen/ReceiverFactory.json' with { type: 'json' }

interface Item {
  type: string
  name?: string
}

const { freeze, compile } = createRequire(import.meta.url)('../../scripts/solc-freeze.cjs') as {
  freeze: () => typeof frozen
  compile: (
    sources: Record<string, string>,
    outputs: string[],
  ) => { contracts: Record<string, Record<string, { storageLayout: { storage: unknown[] } }>> }
}

/** Drops what viem does not read. */
const short = (abi: unknown): unknown =>
  JSON.parse(
    JSON.stringify(abi, (key, value) =>
      key === 'internalType' || key === 'anonymous' ? undefined : value,
    ),
  )

describe('the frozen bytecode', () => {
  it('is what solc makes of the sources, byte by byte', () => {
    expect(freeze()).toEqual(frozen)
  })

  it('has the addresses and the hash that the browser uses', () => {
    expect(frozen).toMatchObject(factory)
    expect(keccak256(frozen.initCode as `0x${string}`)).toBe(deployment.initCodeHash)
  })

  it('is what a deployment sends', () => {
    expect(factoryDeployment()).toEqual({
      to: deployment.deployer,
      data: deployment.deploySalt + frozen.initCode.slice(2),
    })
  })

  it('has the interface that the typed ABI declares', () => {
    const declared = frozen.abi.filter(
      ({ type, name }: Item) => type !== 'error' || name === 'ZeroTreasury',
    )
    expect(short(receiverFactoryAbi)).toEqual(short(declared))
  })

  it('has no storage, no owner, no constructor argument, and takes no coin', () => {
    const { contracts } = compile({}, ['storageLayout'])
    for (const name of ['Receiver', 'ReceiverFactory']) {
      const contract = contracts[`src/receiver/${name}.sol`]?.[name]
      expect(contract?.storageLayout.storage).toEqual([])
    }
    const items: Item[] = [...frozen.abi, ...frozen.receiverAbi]
    const names = (type: string) => items.filter((item) => item.type === type).map((i) => i.name)
    expect(names('function').sort()).toEqual([
      'IMPLEMENTATION',
      'balancesOf',
      'pull',
      'receiverOf',
      'sweep',
      'sweepMany',
    ])
    expect(['constructor', 'receive', 'fallback'].flatMap(names)).toEqual([])
    expect(
      items.filter((item) => 'stateMutability' in item && item.stateMutability === 'payable'),
    ).toEqual([])
  })

  it('is made with the settings that forge uses', () => {
    const toml = readFileSync(new URL('../../foundry.toml', import.meta.url), 'utf8')
    expect(toml).toContain(`evm_version = "${frozen.settings.evmVersion}"`)
    expect(toml).toContain('optimizer_runs = 1_000_000')
    expect(frozen.settings.optimizer.runs).toBe(1_000_000)
  })
})
