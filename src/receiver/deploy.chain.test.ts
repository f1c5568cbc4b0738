import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type AnvilClient, startAnvil } from '../sandbox/anvil.js'
import {
  deployFactory,
  type FactoryDeploymentError,
  type Request,
  verifyFactory,
} from './deploy.js'
import { deployment, factory } from './factory.js'

import type { Address, Hex } from './hex.js'

describe('deployFactory', () => {
  let client: AnvilClient
  let stop: () => Promise<void>
  let from: Address
  let request: Request
  let clean: Hex

  beforeAll(async () => {
    const anvil = await startAnvil()
    client = anvil.client
    stop = anvil.stop
    request = client.request as Request
    from = (await client.getAddresses())[0] as Address
    clean = await client.snapshot()
  }, 60_000)
  afterAll(() => stop())
  beforeEach(async () => {
    await client.revert({ id: clean })
    clean = await client.snapshot()
    await client.request({ method: 'anvil_dropAllTransactions' } as never)
    await client.setAutomine(true)
  })

  const refusal = async (act: Promise<unknown>) => {
    const error = (await act.then(
      () => undefined,
      (e: unknown) => e,
    )) as FactoryDeploymentError
    return { name: error.name, code: error.code, retryable: error.retryable }
  }
  const refused = (code: string, retryable = false) => ({
    name: 'FactoryDeploymentError',
    code,
    retryable,
  })

  it('puts the factory and its implementation at the constants', async () => {
    const hash = await deployFactory({ request, from })
    expect(hash).toMatch(/^0x[0-9a-f]{64}$/)
    expect(await client.getCode({ address: factory.implementation })).toBeDefined()
    await verifyFactory({ request })
  })

  it('sends nothing when the factory is there already', async () => {
    await deployFactory({ request, from })
    expect(await deployFactory({ request, from })).toBeUndefined()
    expect(await client.getTransactionCount({ address: from })).toBe(1)
  })

  it('waits for a transaction that is mined later', async () => {
    await client.setAutomine(false)
    const deployed = deployFactory({
      request: async (args) => {
        if (args.method === 'eth_getTransactionReceipt') await client.mine({ blocks: 1 })
        return request(args)
      },
      from,
    })
    await expect(deployed).resolves.toMatch(/^0x/)
  })

  it('says that a transaction is still pending after the timeout, and to ask again', async () => {
    await client.setAutomine(false)
    const deployed = deployFactory({ request, from, timeout: 0 })
    expect(await refusal(deployed)).toEqual(refused('deployment_pending', true))
  })

  it('is content when somebody else deploys it a moment earlier', async () => {
    const late: Request = async (args) => {
      if (args.method !== 'eth_sendTransaction') return request(args)
      const params = [{ ...(args.params?.[0] as object), gas: '0x200000' }]
      await request({ ...args, params })
      return request({ ...args, params })
    }
    const hash = await deployFactory({ request: late, from })
    const { status } = await client.getTransactionReceipt({ hash: hash as Hex })
    expect(status).toBe('reverted')
  })

  it('refuses a chain without the canonical deployer', async () => {
    await client.setCode({ address: deployment.deployer, bytecode: '0x' })
    expect(await refusal(deployFactory({ request, from }))).toEqual(refused('deployer_missing'))
  })

  it('says that the deployment reverted', async () => {
    await client.setCode({ address: deployment.deployer, bytecode: '0x5f5ffd' })
    const unchecked: Request = ({ method, params }) =>
      request({
        method,
        params:
          method === 'eth_sendTransaction'
            ? [{ ...(params?.[0] as object), gas: '0xf4240' }]
            : (params as unknown[]),
      })
    expect(await refusal(deployFactory({ request: unchecked, from }))).toEqual(
      refused('deployment_reverted'),
    )
  })

  it.each([
    ['factory', factory.address],
    ['implementation', factory.implementation],
  ])('does not believe other code at the address of the %s', async (_, address) => {
    await deployFactory({ request, from })
    await client.setCode({ address, bytecode: '0x00' })
    expect(await refusal(deployFactory({ request, from }))).toEqual(refused('code_mismatch'))
  })
})
