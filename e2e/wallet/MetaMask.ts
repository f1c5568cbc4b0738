import { Duplex, pipeline } from 'node:stream'
import { HdKeyring } from '@metamask/eth-hd-keyring'
import { createEngineStream } from '@metamask/json-rpc-middleware-stream'
import type { Frame, Page } from '@playwright/test'
import { type Address, createWalletClient, defineChain, getAddress, type Hex, http } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { createEngine, type Network, type WalletState } from './engine.js'
import { type Prompt, Prompts, type Questions, type TransactionRequest } from './prompts.js'

/** Anvil's own phrase; each test takes another account of it. */
const phrase = 'test test test test test test test test test test test junk'

/** A network that every wallet knows. Nothing in the tests ever asks its node. */
export const mainnet: Network = { chainId: '0x1', rpcUrl: 'http://127.0.0.1:9' }

/** How a test's wallet is set up. */
export type WalletSetup = {
  /** Account of the phrase. */
  readonly account: number
  /** Networks that it knows; the first one is switched on. @default Ethereum only */
  readonly networks?: readonly Network[]
  /**
   * How it takes `wallet_addEthereumChain`: it switches to what it added, it stays where it was, or
   * it knows no such method. @default 'switches'
   */
  readonly adding?: WalletState['adding']
}

type Provider = { readonly request: (request: { method: string }) => Promise<unknown> }

/** MetaMask without its extension: the provider, engine and keyring are its own packages. */
export class MetaMask {
  readonly address: Address
  /** Every transaction that its owner approved. */
  readonly sent: readonly TransactionRequest[]
  /** Every method that a page has asked for. */
  readonly requests: readonly string[]
  readonly #state: WalletState
  readonly #inpage: string

  private constructor(state: WalletState, sent: readonly TransactionRequest[], inpage: string) {
    this.#state = state
    this.#inpage = inpage
    this.address = state.account
    this.sent = sent
    this.requests = state.requests
  }

  /** @param inpage the script of `bundleInpage` */
  static async create(inpage: string, setup: WalletSetup): Promise<MetaMask> {
    const { account, networks = [mainnet], adding = 'switches' } = setup
    const keyring = new HdKeyring()
    const hdPath = `m/44'/60'/${account}'/0`
    await keyring.deserialize({ mnemonic: phrase, numberOfAccounts: 1, hdPath })
    const [owner = '0x'] = await keyring.getAccounts()
    const key: Hex = `0x${await keyring.exportAccount(owner)}`
    const sent: TransactionRequest[] = []
    const state: WalletState = {
      account: getAddress(owner),
      prompts: new Prompts(),
      networks: new Map(networks.map((network) => [network.chainId, network])),
      current: (networks[0] ?? mainnet).chainId,
      connected: new Set(),
      requests: [],
      adding,
      send(transaction) {
        sent.push(transaction)
        return send(state, key, transaction)
      },
      sign: (data) => privateKeyToAccount(key).signTypedData(JSON.parse(data)),
    }
    return new MetaMask(state, sent, inpage)
  }

  /** Puts the wallet into every document that this page loads from now on, frames too. */
  async installInto(page: Page): Promise<void> {
    const sessions = new Map<Frame, { id: string; port: Duplex }>()
    const open = (id: string, frame: Frame): Duplex => {
      sessions.get(frame)?.port.destroy()
      const port = new Duplex({
        objectMode: true,
        read() {},
        write(message, _encoding, done) {
          frame
            .evaluate(([to, text]) => window.metamaskToPage(to, text), [
              id,
              JSON.stringify(message),
            ] as const)
            // The page went elsewhere while it was answered.
            .catch(() => undefined)
            .finally(() => done())
        },
      })
      // A wallet names, and remembers, the origin of the document that asks.
      const engine = createEngineStream({
        engine: createEngine(this.#state, new URL(frame.url()).origin),
      })
      pipeline(port, engine as unknown as Duplex, port, () => undefined)
      sessions.set(frame, { id, port })
      return port
    }
    await page.exposeBinding('metamaskToWallet', ({ frame }, id: string, message: string) => {
      const session = sessions.get(frame)
      const port = session?.id === id ? session.port : open(id, frame)
      port.push(JSON.parse(message))
    })
    await page.addInitScript(this.#inpage)
  }

  /** The network that is switched on. */
  get network(): Hex {
    return this.#state.current
  }

  /** The window of this kind, as soon as it is open. */
  prompt<K extends keyof Questions>(kind: K): Promise<Prompt<K>> {
    return this.#state.prompts.next(kind)
  }

  /** Says yes, and tells what was asked. */
  async approve<K extends keyof Questions>(kind: K): Promise<Questions[K]> {
    const prompt = await this.prompt(kind)
    prompt.approve()
    return prompt.shows
  }

  /** Says yes to everything that a shop's first payment takes. */
  async approveFirstPayment(): Promise<void> {
    await this.approve('connect')
    await this.approve('addNetwork')
    await this.approve('transaction')
  }

  /**
   * The windows that are open once the page has had time to open more: it and its wallet have
   * answered each other many times since, one after the other on the same line.
   */
  async windowsAfterAWhile(page: Page): Promise<string[]> {
    await page.evaluate(async () => {
      const { ethereum } = window as unknown as { ethereum: Provider }
      for (let round = 0; round < 40; round++) await ethereum.request({ method: 'eth_chainId' })
    })
    return this.#state.prompts.open
  }

  /** Says no. */
  async reject(kind: keyof Questions): Promise<void> {
    const prompt = await this.prompt(kind)
    prompt.reject()
  }
}

async function send(state: WalletState, key: Hex, request: TransactionRequest): Promise<Hex> {
  const { current, networks } = state
  const rpcUrl = networks.get(current)?.rpcUrl ?? ''
  const chain = defineChain({
    id: Number.parseInt(current, 16),
    name: 'the wallet’s network',
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  })
  const client = createWalletClient({ account: privateKeyToAccount(key), chain, transport: http() })
  return client.sendTransaction({
    to: request.to,
    data: request.data,
    value: BigInt(request.value ?? '0x0'),
  })
}
