import { createWalletMiddleware } from '@metamask/eth-json-rpc-middleware'
import { createAsyncMiddleware, JsonRpcEngine } from '@metamask/json-rpc-engine'
import { providerErrors, rpcErrors } from '@metamask/rpc-errors'
import type { Address, Hex } from 'viem'
import type { NetworkRequest, Prompts, TransactionRequest } from './prompts.js'

/** A network that the wallet knows. */
export type Network = { readonly chainId: Hex; readonly rpcUrl: string }

/** What the wallet knows and can do; the engine reads and changes it. */
export type WalletState = {
  readonly account: Address
  readonly prompts: Prompts
  /** By chain id. */
  readonly networks: Map<Hex, Network>
  current: Hex
  /** Origins that may see the account. */
  readonly connected: Set<string>
  /** Every method that a page has asked for. */
  readonly requests: string[]
  /** How the wallet takes `wallet_addEthereumChain`. */
  readonly adding: 'switches' | 'stays' | 'unsupported'
  readonly send: (transaction: TransactionRequest) => Promise<Hex>
  /** @param data typed data as JSON */
  readonly sign: (data: string) => Promise<string>
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Answer = { readonly result: Json } | undefined

/** Answers one page, as MetaMask's background does, with MetaMask's own middleware. */
export function createEngine(state: WalletState, origin: string): JsonRpcEngine {
  const engine = new JsonRpcEngine()
  const accounts = () => (state.connected.has(origin) ? [state.account] : [])
  const notify = (method: string, params: Json) =>
    engine.emit('notification', { jsonrpc: '2.0', method, params })

  async function connect(): Promise<void> {
    if (accounts().length > 0) return
    if (state.prompts.has('connect')) {
      throw rpcErrors.resourceUnavailable(
        `Request of type 'wallet_requestPermissions' already pending for origin ${origin}. Please wait.`,
      )
    }
    await state.prompts.ask('connect', { origin })
    state.connected.add(origin)
    notify('metamask_accountsChanged', accounts())
  }

  function use(chainId: Hex): void {
    state.current = chainId
    notify('metamask_chainChanged', network())
  }

  async function switchTo({ chainId }: { chainId: Hex }): Promise<void> {
    if (!state.networks.has(chainId)) {
      throw providerErrors.custom({
        code: 4902,
        message: `Unrecognized chain ID "${chainId}". Try adding the chain using wallet_addEthereumChain first.`,
      })
    }
    if (chainId === state.current) return
    await state.prompts.ask('switchNetwork', { chainId })
    use(chainId)
  }

  async function add(request: NetworkRequest): Promise<void> {
    if (state.adding === 'unsupported') throw providerErrors.unsupportedMethod()
    await state.prompts.ask('addNetwork', request)
    const [rpcUrl = ''] = request.rpcUrls
    state.networks.set(request.chainId, { chainId: request.chainId, rpcUrl })
    if (state.adding === 'switches') use(request.chainId)
  }

  const network = () => ({
    chainId: state.current,
    networkVersion: `${Number.parseInt(state.current, 16)}`,
  })
  const permissions = () =>
    accounts().map(() => ({ parentCapability: 'eth_accounts', invoker: origin, caveats: [] }))

  async function answer(method: string, params: Json): Promise<Answer> {
    const [first] = (Array.isArray(params) ? params : []) as [never]
    switch (method) {
      case 'metamask_getProviderState':
        return { result: { isUnlocked: true, accounts: accounts(), ...network() } }
      case 'metamask_sendDomainMetadata':
      case 'metamask_logWeb3ShimUsage':
        return { result: true }
      case 'eth_chainId':
        return { result: state.current }
      case 'net_version':
        return { result: network().networkVersion }
      case 'eth_requestAccounts':
        await connect()
        return { result: accounts() }
      case 'wallet_requestPermissions':
        await connect()
        return { result: permissions() }
      case 'wallet_getPermissions':
        return { result: permissions() }
      case 'wallet_switchEthereumChain':
        await switchTo(first)
        return { result: null }
      case 'wallet_addEthereumChain':
        await add(first)
        return { result: null }
      default:
        return undefined
    }
  }

  engine.push(
    createAsyncMiddleware(async (request, response, next) => {
      state.requests.push(request.method)
      const answered = await answer(request.method, (request.params ?? []) as Json)
      if (answered === undefined) await next()
      else response.result = answered.result
    }),
  )
  engine.push(
    createWalletMiddleware({
      getAccounts: async () => accounts(),
      processTransaction: async (transaction) => {
        await state.prompts.ask('transaction', transaction as TransactionRequest)
        return state.send(transaction as TransactionRequest)
      },
      processTypedMessageV4: async ({ data }) => {
        await state.prompts.ask('signature', { data: String(data) })
        return state.sign(String(data))
      },
    }),
  )
  engine.push(
    createAsyncMiddleware(async (request, response) => {
      response.result = await forward(state, request.method, (request.params ?? []) as Json)
    }),
  )
  return engine
}

/** Asks the node of the wallet's network. */
async function forward(state: WalletState, method: string, params: Json): Promise<Json> {
  const rpcUrl = state.networks.get(state.current)?.rpcUrl ?? ''
  const response = await fetch(rpcUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  })
  const { result, error } = (await response.json()) as {
    result: Json
    error?: { code: number; message: string }
  }
  if (error === undefined) return result
  throw rpcErrors.internal({ message: error.message, data: { cause: error } })
}
