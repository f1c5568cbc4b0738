import { deployment, factory } from './factory.js'
import frozen from './frozen/ReceiverFactory.json' with { type: 'json' }
import { type Address, type Hex, keccak } from './hex.js'

/** The part of an EIP-1193 provider that a deployment needs. */
export type Request = (args: { method: string; params?: unknown[] }) => Promise<unknown>

export interface DeployFactoryInput {
  /** Talks to the chain, for example a viem client's `request`. */
  request: Request
  /** An account that the node signs for: the sandbox's, never a merchant's. */
  from: Address
  /** How long to wait for the transaction, in milliseconds. @default 60000 */
  timeout?: number
}

/** Why the factory could not be deployed or was not believed. */
export type FactoryDeploymentCode =
  | 'deployer_missing'
  | 'deployment_reverted'
  | 'deployment_pending'
  | 'code_mismatch'

/** The factory is not, or not provably, on this chain. No receiver of it can be swept there yet. */
export class FactoryDeploymentError extends Error {
  override readonly name = 'FactoryDeploymentError'
  readonly code: FactoryDeploymentCode
  readonly retryable: boolean

  constructor(code: FactoryDeploymentCode, message: string) {
    super(message)
    this.code = code
    this.retryable = code === 'deployment_pending'
  }
}

/** The transaction that deploys the factory. Anybody may send it, once per chain, with any wallet. */
export const factoryDeployment = (): { to: Address; data: Hex } => ({
  to: deployment.deployer,
  data: `${deployment.deploySalt}${frozen.initCode.slice(2)}`,
})

/**
 * Deploys the factory through the canonical deployer, unless it is there already.
 *
 * @returns The hash of the transaction, or undefined when there was nothing to do.
 * @throws {FactoryDeploymentError} When the code at the end is not the frozen one.
 */
export const deployFactory = async ({
  request,
  from,
  timeout = 60_000,
}: DeployFactoryInput): Promise<Hex | undefined> => {
  let hash: Hex | undefined
  if (!(await findFactory({ request }))) {
    const transaction = { from, ...factoryDeployment() }
    hash = (await request({ method: 'eth_sendTransaction', params: [transaction] })) as Hex
    const status = await statusOf(request, hash, Date.now() + timeout)
    // Two deployments in one block: the second reverts, and there is nothing left to do.
    if (status !== '0x1' && (await codeAt(request, factory.address)) === '0x') {
      throw new FactoryDeploymentError('deployment_reverted', `The deployment ${hash} reverted.`)
    }
    await verifyFactory({ request })
  }
  return hash
}

/**
 * Looks whether the factory is on this chain, or could be deployed there by anybody.
 *
 * @returns False while it is only possible: no receiver can be swept before somebody deploys it.
 * @throws {FactoryDeploymentError} `code_mismatch`, `deployer_missing`.
 */
export const findFactory = async ({ request }: { request: Request }): Promise<boolean> => {
  if ((await codeAt(request, factory.address)) !== '0x') {
    await verifyFactory({ request })
    return true
  }
  if ((await codeAt(request, deployment.deployer)) !== '0x') return false
  throw new FactoryDeploymentError(
    'deployer_missing',
    `This chain has no canonical deployer at ${deployment.deployer}. Deploy that one first.`,
  )
}

/**
 * Checks that factory and implementation are on this chain, byte for byte the frozen code.
 *
 * @throws {FactoryDeploymentError} `code_mismatch`.
 */
export const verifyFactory = async ({ request }: { request: Request }): Promise<void> => {
  const expected = [
    [factory.address, frozen.runtimeCodeHash],
    [factory.implementation, frozen.implementationRuntimeCodeHash],
  ] as const
  for (const [address, hash] of expected) {
    if (keccak(await codeAt(request, address)) !== hash) {
      throw new FactoryDeploymentError(
        'code_mismatch',
        `The code at ${address} is not the frozen one. Is this an EVM chain, and the node honest?`,
      )
    }
  }
}

const codeAt = async (request: Request, address: Address): Promise<Hex> =>
  (await request({ method: 'eth_getCode', params: [address, 'latest'] })) as Hex

/** Waits for the receipt. @returns `0x1` for success, `0x0` for a revert. */
const statusOf = async (request: Request, hash: Hex, deadline: number): Promise<Hex> => {
  for (;;) {
    const receipt = await request({ method: 'eth_getTransactionReceipt', params: [hash] })
    if (receipt) return (receipt as { status: Hex }).status
    if (Date.now() > deadline) {
      throw new FactoryDeploymentError('deployment_pending', `${hash} is not mined yet. Ask again.`)
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
