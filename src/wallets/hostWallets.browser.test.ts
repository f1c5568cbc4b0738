import {
  type Config,
  connect,
  createConfig,
  disconnect,
  getConnection,
  injected,
} from '@wagmi/core'
import { custom } from 'viem'
import { describe, expect, test } from 'vitest'
import type { ChainDefinition } from '../chains/definition.js'
import { arbitrum } from '../chains/definitions/arbitrum.js'
import { base } from '../chains/definitions/base.js'
import { polygon } from '../chains/definitions/polygon.js'
import { hostWallets } from './hostWallets.js'
import type { WalletEntry } from './part.js'
import { transferCall } from './transferCall.js'

const owner = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const receiver = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const hash = `0x${'12'.repeat(32)}`

/** A wallet behind the host's connector. It answers as EIP-1193 says and keeps what it was asked. */
function testWallet() {
  const wallet = { chain: base.id as number, balance: 100_000_000n, log: [] as string[] }
  const sent: unknown[] = []
  const provider = {
    on() {},
    removeListener() {},
    async request({ method, params }: { method: string; params?: unknown[] }) {
      wallet.log.push(method)
      const [first] = (params ?? []) as [{ chainId: string }]
      switch (method) {
        case 'eth_chainId':
          return `0x${wallet.chain.toString(16)}`
        case 'eth_accounts':
        case 'eth_requestAccounts':
          return [owner]
        case 'wallet_requestPermissions':
          return [{ caveats: [{ value: [owner] }] }]
        case 'wallet_switchEthereumChain':
          wallet.chain = Number(first.chainId)
          return null
        case 'eth_call':
          return `0x${wallet.balance.toString(16).padStart(64, '0')}`
        case 'eth_sendTransaction':
          sent.push(first)
          return hash
        default:
          throw Object.assign(new Error(method), { code: -32601 })
      }
    },
  }
  return { wallet, sent, provider }
}

/** A host's page: its own config, with one wallet in it, or two. */
function host(names: readonly string[] = ['shop']) {
  const { wallet, sent, provider } = testWallet()
  const config: Config = createConfig({
    chains: [chainOf(base), chainOf(arbitrum)],
    connectors: names.map((id) =>
      injected({ target: { id, name: `${id} wallet`, provider: provider as never } }),
    ),
    multiInjectedProviderDiscovery: false,
    storage: null,
    transports: {
      [base.id]: custom({ request: noNode }),
      [arbitrum.id]: custom({ request: noNode }),
    },
  })
  const wallets = hostWallets(config)([base, arbitrum, polygon], () => undefined)
  let found: readonly WalletEntry[] = []
  const stop = wallets.list((list) => {
    found = list
  })
  const pay = (chain = base, amount = 25_500_000n, walletId = found[0]?.id ?? '') =>
    wallets.pay({
      walletId,
      chain,
      receiver,
      amount,
      onStep: () => {},
      relay: undefined,
      elsewhere: async () => [],
      signal: new AbortController().signal,
    })
  return { config, wallet, sent, pay, stop, names: () => found.map(({ name }) => name) }
}

const chainOf = ({ rpcUrls, id, name, nativeCurrency }: ChainDefinition) => ({
  id,
  name,
  nativeCurrency,
  rpcUrls: { default: { http: rpcUrls } },
})

const noNode = () => Promise.reject(new Error('Asked a node.'))

const connectFirst = (config: Config) => {
  const [connector] = config.connectors
  if (connector === undefined) throw new Error('No connector.')
  return connect(config, { connector })
}

describe('the wallets of the host’s own config', () => {
  test('are all its connectors while none is connected', () => {
    expect(host(['shop', 'other']).names()).toEqual(['shop wallet', 'other wallet'])
  })

  test('are the connected one alone, as soon as it is connected and until it is not', async () => {
    const { config, names } = host(['shop', 'other'])
    await connectFirst(config)
    expect(names()).toEqual(['shop wallet'])
    await disconnect(config)
    expect(names()).toEqual(['shop wallet', 'other wallet'])
  })

  test('are no longer followed after the end', async () => {
    const { config, names, stop } = host(['shop', 'other'])
    stop()
    await connectFirst(config)
    expect(names()).toHaveLength(2)
  })
})

describe('a payment by the host’s own config', () => {
  test('uses the connection that is there and asks for no second one', async () => {
    const { config, wallet, sent, pay } = host()
    await connectFirst(config)
    wallet.log.length = 0
    expect(await pay()).toEqual({ ok: true, hash })
    expect(wallet.log).not.toContain('eth_requestAccounts')
    expect(wallet.log).not.toContain('wallet_requestPermissions')
    const data = transferCall(receiver, 25_500_000n)
    expect(sent).toMatchObject([{ from: owner, to: base.usdc, data }])
  })

  test('connects for the whole page when nothing is connected', async () => {
    const { config, pay } = host()
    expect(await pay()).toEqual({ ok: true, hash })
    expect(getConnection(config)).toMatchObject({ isConnected: true, address: owner })
  })

  test('switches to the payment’s network', async () => {
    const { config, wallet, pay } = host()
    await connectFirst(config)
    expect(await pay(arbitrum)).toEqual({ ok: true, hash })
    expect(wallet.chain).toBe(arbitrum.id)
  })

  test('is refused on a network that the config lacks, before the wallet is asked', async () => {
    const { config, wallet, pay } = host()
    await connectFirst(config)
    wallet.log.length = 0
    expect(await pay(polygon)).toEqual({ ok: false, code: 'chain_missing' })
    expect(wallet.log).toEqual([])
  })

  test('says how much is missing', async () => {
    const { wallet, pay } = host()
    wallet.balance = 20_000_000n
    expect(await pay()).toMatchObject({ code: 'insufficient', missing: 5_500_000n })
  })

  test('is refused for a wallet that is not there', async () => {
    expect(await host().pay(base, 1n, 'gone')).toEqual({ ok: false, code: 'no_wallet' })
  })
})
