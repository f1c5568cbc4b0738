import { type Address, encodeFunctionData, getAddress } from 'viem'
import { sandboxDollars } from '../chains/definitions/sandbox.js'
import { deployFactory } from '../receiver/deploy.js'
import { type Anvil, type AnvilClient, startAnvil } from './anvil.js'
import { deployOtherDollars, deployUsdc, send, usdcAbi } from './usdc.js'

/** Who is who among Anvil's accounts. All of them are unlocked, and none holds real money. */
type Cast = {
  /** Deploys, mints and fills the faucet. */
  readonly bank: Address
  /** May upgrade the token; does nothing else. */
  readonly admin: Address
  /** The merchant's treasury. */
  readonly treasury: Address
  /** The demo's test wallet: a shopper with money. */
  readonly shopper: Address
  /** An exchange from which somebody withdraws. */
  readonly exchange: Address
  /** A shopper who has coin for gas and no USDC. */
  readonly pauper: Address
}

/** A chain of the sandbox: Anvil with Circle's USDC, the receiver factory and accounts with money. */
export type SandboxChain = {
  readonly anvil: Anvil
  readonly usdc: Address
  readonly cast: Cast
  /** Gives an address test USDC (atomic units), and some ether for gas. */
  readonly fund: (to: Address, amount: bigint) => Promise<void>
  /** Sends USDC between accounts of the sandbox, mined at once or with the next block. */
  readonly transfer: (input: {
    from: Address
    to: Address
    amount: bigint
  }) => Promise<`0x${string}`>
  readonly balanceOf: (account: Address) => Promise<bigint>
}

/** What a test account starts with: 10,000 USDC. */
const startingBalance = 10_000_000_000n

/**
 * Starts the sandbox's chain.
 *
 * @param port of Anvil; a free one by default
 * @param blockTime seconds between blocks; without it, or with 0, every transaction is mined at once
 * @param withOtherDollars deploys what stands for a bridged USDC and for USDT. @default false
 * @param usdcAt where USDC stands, such as where Circle has it on a main network. @default always the same
 */
export async function startSandboxChain(
  options: {
    port?: number
    blockTime?: number
    chainId?: number
    withOtherDollars?: boolean
    usdcAt?: Address
  } = {},
): Promise<SandboxChain> {
  const { blockTime, withOtherDollars = false, usdcAt, ...rest } = options
  const anvil = await startAnvil(rest)
  const { client } = anvil
  const cast = await castOf(client)
  const owners = { client, owner: cast.bank, admin: cast.admin }
  const usdc = await deployUsdc(usdcAt === undefined ? owners : { ...owners, at: usdcAt })
  if (withOtherDollars) {
    const symbols = sandboxDollars.map(({ symbol }) => symbol)
    await deployOtherDollars({ ...owners, usdc, symbols })
  }
  const request = client.request as Parameters<typeof deployFactory>[0]['request']
  await deployFactory({ request, from: cast.bank })
  const mint = (to: Address, amount: bigint) =>
    send({
      client,
      from: cast.bank,
      to: usdc,
      data: encodeFunctionData({ abi: usdcAbi, functionName: 'mint', args: [to, amount] }),
    })
  for (const account of [cast.shopper, cast.exchange]) await mint(account, startingBalance)
  // Blocks by the clock only now: setting up would take a block time for each transaction.
  if (blockTime !== undefined && blockTime > 0) {
    await client.setIntervalMining({ interval: blockTime })
  }
  return {
    anvil,
    usdc,
    cast,
    async fund(to, amount) {
      await mint(to, amount)
      await client.setBalance({ address: to, value: 10n ** 18n })
    },
    transfer: ({ from, to, amount }) =>
      client.sendTransaction({
        account: from,
        to: usdc,
        data: encodeFunctionData({ abi: usdcAbi, functionName: 'transfer', args: [to, amount] }),
        chain: null,
      }),
    balanceOf: (account) =>
      client.readContract({
        address: usdc,
        abi: usdcAbi,
        functionName: 'balanceOf',
        args: [account],
      }),
  }
}

async function castOf(client: AnvilClient): Promise<Cast> {
  const accounts = (await client.getAddresses()).map((address) => getAddress(address))
  const [bank, admin, treasury, shopper, exchange, pauper] = accounts as [
    Address,
    Address,
    Address,
    Address,
    Address,
    Address,
  ]
  return { bank, admin, treasury, shopper, exchange, pauper }
}
