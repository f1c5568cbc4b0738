import {
  type Config,
  type Connector,
  connect,
  createConfig,
  getConnectorClient,
  injected,
  reconnect,
  sendTransaction,
  watchConnectors,
} from '@wagmi/core'
import { type Chain, type Client, createClient, custom } from 'viem'
import { addChain, switchChain } from 'viem/actions'
import type { ChainDefinition } from '../chains/definition.js'
import { codeOf, lacksChain, type Phase } from './codeOf.js'
import type { OpenWallets, WalletEntry, WalletPayment, WalletResult } from './part.js'
import { balanceCall, transferCall } from './transferCall.js'

/** The wallets of this browser: those that announce themselves (EIP-6963), or the one in `window.ethereum`. */
export const injectedWallets: OpenWallets = (definitions) => {
  const [first, ...others] = definitions.map(chainOf)
  if (first === undefined) throw new TypeError('The wallet part needs a network.')
  const config = createConfig({
    chains: [first, ...others],
    connectors: [injected()],
    multiInjectedProviderDiscovery: true,
    // Nothing is remembered: the wallet itself knows which pages may see its accounts.
    storage: null,
    // Every request goes through the shopper's wallet; this page speaks to no node.
    client: ({ chain }) => createClient({ chain, transport: custom({ request: noNode }) }),
  })
  return {
    list(onChange) {
      const tell = () => onChange(connectorsOf(config).map(entryOf))
      const stop = watchConnectors(config, { onChange: tell })
      tell()
      return stop
    },
    pay: (payment) => pay(config, payment),
  }
}

async function pay(config: Config, payment: WalletPayment): Promise<WalletResult> {
  const { chain, receiver, amount, onStep, signal } = payment
  const connector = connectorsOf(config).find(({ uid }) => uid === payment.walletId)
  if (connector === undefined) return { ok: false, code: 'no_wallet' }
  const canceled = { ok: false, code: 'canceled' } as const
  let phase: Phase = 'asking'
  try {
    onStep('connecting')
    const owner = await connectTo(config, connector)
    if (owner === undefined) return { ok: false, code: 'unauthorized' }
    if (signal.aborted) return canceled
    await switchTo(config, connector, payment)
    if (signal.aborted) return canceled
    // Asked again: a wallet may claim a switch that it did not make. viem asks once more to send.
    if ((await connector.getChainId()) !== chain.id) {
      return { ok: false, code: 'chain_not_switched' }
    }
    const client = await clientOf(config, connector)
    const balance = await balanceOf(client, chain, owner)
    if (balance !== undefined && balance < amount) {
      return { ok: false, code: 'insufficient', missing: amount - balance }
    }
    if (signal.aborted) return canceled
    onStep('confirm')
    phase = 'sending'
    const hash = await sendTransaction(config, {
      connector,
      account: owner,
      chainId: chain.id,
      to: chain.usdc,
      data: transferCall(receiver, amount),
      value: 0n,
    })
    return { ok: true, hash }
  } catch (error) {
    return { ok: false, code: codeOf(error, phase) }
  }
}

/** Connects without a question where the shopper has allowed it before. */
async function connectTo(config: Config, connector: Connector): Promise<`0x${string}` | undefined> {
  const known = config.state.connections.get(connector.uid)
  if (known === undefined) {
    const [again] = await reconnect(config, { connectors: [connector] })
    if (again === undefined) await connect(config, { connector })
  }
  const [owner] = await connector.getAccounts()
  return owner
}

/** Asks the wallet for the payment's network, and to add it when the wallet lacks it. */
async function switchTo(
  config: Config,
  connector: Connector,
  { chain, onStep, signal }: WalletPayment,
): Promise<void> {
  if ((await connector.getChainId()) === chain.id) return
  const client = await clientOf(config, connector)
  const { id } = chain
  onStep('switching')
  try {
    await switchChain(client, { id })
  } catch (error) {
    if (!lacksChain(error)) throw error
    if (signal.aborted) return
    onStep('adding')
    await addChain(client, { chain: chainOf(chain) })
    // EIP-3085 leaves open whether adding also switches.
    if ((await connector.getChainId()) !== id) await switchChain(client, { id })
  }
}

const clientOf = (config: Config, connector: Connector): Promise<Client> =>
  getConnectorClient(config, { connector, assertChainId: false })

/** The USDC that the account holds, asked through the wallet; `undefined` when it does not say. */
async function balanceOf(
  client: Client,
  chain: ChainDefinition,
  owner: `0x${string}`,
): Promise<bigint | undefined> {
  try {
    const answer: unknown = await client.request({
      method: 'eth_call',
      params: [{ to: chain.usdc, data: balanceCall(owner) }, 'latest'],
    } as never)
    if (typeof answer !== 'string' || !/^0x[0-9a-fA-F]{64}$/.test(answer)) return undefined
    return BigInt(answer)
  } catch {
    return undefined
  }
}

/** Announced wallets; `window.ethereum` only where none announces itself, or it would be listed twice. */
function connectorsOf(config: Config): readonly Connector[] {
  // A frame without an origin of its own gets wallets that never answer.
  if (globalThis.origin === 'null') return []
  const announced = config.connectors.filter(({ id }) => id !== 'injected')
  if (announced.length > 0) return announced
  return 'ethereum' in globalThis ? config.connectors : []
}

function entryOf({ uid, id, name, icon }: Connector): WalletEntry {
  return {
    id: uid,
    name: id === 'injected' ? '' : name,
    icon: icon?.trim().startsWith('data:image/') ? icon.trim() : undefined,
  }
}

/** What viem needs of a network; the URLs are for the wallet that lacks it. */
function chainOf(definition: ChainDefinition): Chain {
  const { id, name, nativeCurrency, rpcUrls, explorer } = definition
  return {
    id,
    name,
    nativeCurrency,
    rpcUrls: { default: { http: rpcUrls } },
    blockExplorers: { default: explorer },
  }
}

const noNode = (): Promise<never> => Promise.reject(new Error('This page speaks to no node.'))
