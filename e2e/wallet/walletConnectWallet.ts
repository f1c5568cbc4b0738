import { randomUUID } from 'node:crypto'
import { WalletKit } from '@reown/walletkit'
import { Core } from '@walletconnect/core'
import { type Address, createWalletClient, defineChain, type Hex, http } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'

/** What the kit takes; a `Core` is one, but for an exactly optional field of its declaration. */
type ICore = Parameters<typeof WalletKit.init>[0]['core']
type Kit = Awaited<ReturnType<typeof WalletKit.init>>

/** What the page asked for: the wallet's owner approves it or says no. */
type Asked<Shows, Answer> = {
  readonly shows: Shows
  readonly approve: () => Promise<Answer>
  readonly reject: () => Promise<void>
}

type Transaction = { readonly to: Address; readonly data: Hex; readonly value?: Hex }

/** Anvil's own phrase. Accounts from here on are no other test's. */
const phrase = 'test test test test test test test test test test test junk'

/** A wallet on the shopper's phone: WalletConnect's own kit, which signs and sends on the real chain. */
export class WalletConnectWallet {
  readonly address: Address
  /** Resolves with each kind of question, in the order in which they come. */
  readonly proposal: Promise<Asked<{ name: string; url: string; chains: string[] }, void>>
  readonly request: Promise<Asked<Transaction & { method: string; chain: string }, Hex>>
  /** The page ended the session. */
  readonly ended: Promise<void>
  readonly #kit: Kit

  /**
   * @param options.account account of the phrase
   * @param options.chain the one network that it knows, CAIP-2
   * @param options.rpcUrl the node that it sends to
   */
  static async create(options: {
    relayUrl: string
    rpcUrl: string
    account: number
    chain?: string
  }): Promise<WalletConnectWallet> {
    const core = new Core({
      projectId: '0'.repeat(32),
      relayUrl: options.relayUrl,
      storage: memory(),
      logger: 'silent',
      telemetryEnabled: false,
      // Cores of one process are shared by prefix; each wallet has its own.
      customStoragePrefix: randomUUID(),
    })
    const metadata = { name: 'Wallet', description: '', url: 'http://127.0.0.1', icons: [] }
    return new WalletConnectWallet(
      await WalletKit.init({ core: core as unknown as ICore, metadata }),
      options,
    )
  }

  private constructor(
    kit: Kit,
    {
      rpcUrl,
      account,
      chain = 'eip155:31337',
    }: { rpcUrl: string; account: number; chain?: string },
  ) {
    this.#kit = kit
    const owner = mnemonicToAccount(phrase, { addressIndex: account })
    this.address = owner.address
    const client = createWalletClient({
      account: owner,
      transport: http(rpcUrl),
      chain: defineChain({
        id: 31_337,
        name: 'the wallet’s network',
        nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
        rpcUrls: { default: { http: [rpcUrl] } },
      }),
    })
    this.proposal = new Promise((resolve) => {
      kit.once('session_proposal', ({ id, params }) => {
        const { name, url } = params.proposer.metadata
        const chains = params.optionalNamespaces.eip155?.chains ?? []
        const namespace = {
          chains: [chain],
          methods: ['eth_sendTransaction', 'personal_sign'],
          events: ['accountsChanged', 'chainChanged'],
          accounts: [`${chain}:${owner.address}`],
        }
        resolve({
          shows: { name, url, chains },
          approve: async () =>
            void (await kit.approveSession({ id, namespaces: { eip155: namespace } })),
          reject: () =>
            kit.rejectSession({ id, reason: { code: 5_000, message: 'User rejected.' } }),
        })
      })
    })
    this.request = new Promise((resolve) => {
      kit.once('session_request', ({ topic, id, params }) => {
        const { method, params: args } = params.request
        const [transaction] = args as [Transaction]
        const respond = (answer: { result: Hex } | { error: { code: number; message: string } }) =>
          kit.respondSessionRequest({ topic, response: { id, jsonrpc: '2.0', ...answer } })
        resolve({
          shows: { ...transaction, method, chain: params.chainId },
          async approve() {
            const { to, data, value = '0x0' } = transaction
            const hash = await client.sendTransaction({ to, data, value: BigInt(value) })
            await respond({ result: hash })
            return hash
          },
          reject: () => respond({ error: { code: 4_001, message: 'User rejected the request.' } }),
        })
      })
    })
    this.ended = new Promise((resolve) => kit.once('session_delete', () => resolve()))
  }

  /** Reads the code. */
  async scan(uri: string): Promise<void> {
    await this.#kit.pair({ uri })
  }

  async close(): Promise<void> {
    await this.#kit.core.relayer.transportClose()
    this.#kit.core.heartbeat.stop()
  }
}

function memory() {
  const items = new Map<string, unknown>()
  return {
    getKeys: async () => [...items.keys()],
    getEntries: async <T>() => [...items] as [string, T][],
    getItem: async <T>(key: string) => items.get(key) as T | undefined,
    setItem: async <T>(key: string, value: T) => void items.set(key, value),
    removeItem: async (key: string) => void items.delete(key),
  }
}
