import {
  type Config,
  type Connector,
  type CreateConnectorFn,
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
import { authorizationNonce } from '../protocol/authorizationNonce.js'
import { typedDataOf } from './authorization.js'
import { codeOf, lacksChain, type Phase } from './codeOf.js'
import type {
  OpenWallets,
  Relay,
  WalletCode,
  WalletEntry,
  WalletPayment,
  WalletResult,
} from './part.js'
import { balanceCall, transferCall } from './transferCall.js'
import { RemoteWallet, remoteEntry } from './walletConnect/RemoteWallet.js'
import { ModalWallet } from './web3modal/ModalWallet.js'

/**
 * The wallets of this browser: those that announce themselves (EIP-6963), or the one in
 * `window.ethereum`. And the wallet of another device, where the merchant offers WalletConnect.
 */
export const injectedWallets: OpenWallets = (definitions, walletConnect) => {
  const [first, ...others] = definitions.map(chainOf)
  if (first === undefined) throw new TypeError('The wallet part needs a network.')
  const open = (...remote: CreateConnectorFn[]) =>
    createConfig({
      chains: [first, ...others],
      connectors: [injected(), ...remote],
      multiInjectedProviderDiscovery: true,
      // Nothing is remembered: the wallet itself knows which pages may see its accounts.
      storage: null,
      // Every request goes through the shopper's wallet; this page speaks to no node.
      client: ({ chain }) => createClient({ chain, transport: custom({ request: noNode }) }),
    })
  const config = open()
  const byCode = new RemoteWallet(config, walletConnect)
  const byModal = new ModalWallet(open, walletConnect)
  const remote = () => (walletConnect()?.loadModal === undefined ? byCode : byModal)
  return {
    list(onChange) {
      const tell = () => {
        const entries = connectorsOf(config).map(entryOf)
        onChange(walletConnect() === undefined ? entries : [...entries, remoteEntry])
      }
      const stop = watchConnectors(config, { onChange: tell })
      tell()
      return stop
    },
    async pay(payment) {
      if (payment.walletId !== remoteEntry.id) {
        const connector = connectorsOf(config).find(({ uid }) => uid === payment.walletId)
        if (connector === undefined) return { ok: false, code: 'no_wallet' }
        return pay(config, connector, payment)
      }
      const wallet = remote()
      const reached = await wallet.reach(payment)
      if (!reached.ok) return reached
      const result = await pay(reached.config, reached.connector, payment)
      // A shop is paid once: an open session would stay in the wallet's list of sites for days. After
      // a refusal it stays, so that the next try needs no new code.
      if (result.ok || payment.signal.aborted) wallet.leave()
      return result
    },
    leave: () => remote().leave(),
  }
}

/** Asks one connector of a wagmi config for a payment. */
export async function pay(
  config: Config,
  connector: Connector,
  payment: WalletPayment,
): Promise<WalletResult> {
  const { chain, receiver, amount, onStep, signal } = payment
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
      const elsewhere = (await payment.elsewhere?.(owner).catch(() => undefined)) ?? []
      return { ok: false, code: 'insufficient', missing: amount - balance, elsewhere }
    }
    if (signal.aborted) return canceled
    if (payment.relay !== undefined) {
      // A signature alone moves nothing: until the endpoint has it, an error is a refusal.
      onStep('sign')
      return await sign({ client, owner, payment, relay: payment.relay })
    }
    onStep('confirm')
    phase = 'sending'
    const transfer = { to: chain.usdc, data: transferCall(receiver, amount) }
    const account = { connector, account: owner, chainId: chain.id }
    try {
      const hash = await sendTransaction(config, { ...account, ...transfer, value: 0n })
      return { ok: true, hash }
    } catch (error) {
      if (!callsOnly.includes(codeOf(error, phase))) throw error
      return await sendCalls({ client, owner, chain, transfer })
    }
  } catch (error) {
    return { ok: false, code: codeOf(error, phase) }
  }
}

/** What a smart wallet answers that takes calls (EIP-5792) and no transactions: nothing was sent. */
const callsOnly: readonly WalletCode[] = ['unsupported', 'method_unsupported']

/** Asks for one call by EIP-5792. The answer names no transaction; the chains are watched for it. */
async function sendCalls({
  client,
  owner,
  chain,
  transfer,
}: {
  client: Client
  owner: `0x${string}`
  chain: ChainDefinition
  transfer: { to: `0x${string}`; data: `0x${string}` }
}): Promise<WalletResult> {
  const chainId = `0x${chain.id.toString(16)}`
  const calls = [{ ...transfer, value: '0x0' }]
  await client.request({
    method: 'wallet_sendCalls',
    params: [{ version: '2.0.0', from: owner, chainId, atomicRequired: false, calls }],
  } as never)
  return { ok: true, hash: undefined }
}

/** Seconds that a signature is worth something. The endpoint takes ten minutes; clocks differ. */
const signatureLifetime = 540

/** Has the shopper sign the payment, and the endpoint send it. */
async function sign({
  client,
  owner,
  payment,
  relay,
}: {
  client: Client
  owner: `0x${string}`
  payment: WalletPayment
  relay: Relay
}): Promise<WalletResult> {
  const { chain, receiver: to, amount: value } = payment
  const validBefore = Math.floor(Date.now() / 1_000) + signatureLifetime
  const { paymentId, attempt, send } = relay
  const nonce = authorizationNonce(paymentId, attempt)
  const typedData = typedDataOf(chain, { from: owner, to, value, validBefore, nonce })
  const signature: unknown = await client.request({
    method: 'eth_signTypedData_v4',
    params: [owner, typedData],
  } as never)
  if (payment.signal.aborted) return { ok: false, code: 'canceled' }
  const code = await send({
    chain: `eip155:${chain.id}`,
    from: owner,
    attempt,
    value: `${value}`,
    validAfter: 0,
    validBefore,
    signature: String(signature) as `0x${string}`,
  })
  if (code === undefined) return { ok: true, hash: undefined, isSigned: true }
  // It may have arrived there, and be on its way.
  return { ok: false, code: code === 'unreachable' ? 'unknown' : 'relay_refused' }
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

/** A wallet's name is cut here, in characters. */
const longestName = 40

/** An icon that weighs more is left out, in characters of its `data:` URL. */
const largestIcon = 262_144

/** Control characters and direction overrides: a name must not rearrange what stands around it. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** A connector as the shopper finds it in the list. What a wallet says of itself is not believed. */
export function entryOf({ uid, id, name, icon }: Connector): WalletEntry {
  const shown = Array.from(`${name}`.replace(unseen, '')).slice(0, longestName).join('').trim()
  const image = `${icon}`.trim()
  return {
    id: uid,
    name: id === 'injected' ? '' : shown,
    icon: image.startsWith('data:image/') && image.length <= largestIcon ? image : undefined,
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
