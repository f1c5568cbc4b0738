import { recoverTypedDataAddress } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { arbitrum } from '../chains/definitions/arbitrum.js'
import { base } from '../chains/definitions/base.js'
import { authorizationNonce } from '../protocol/authorizationNonce.js'
import type { Authorization } from '../protocol/index.js'
import { injectedWallets } from './injectedWallets.js'
import type { Relay, WalletPayment, WalletStep } from './part.js'
import { transferCall } from './transferCall.js'

const owner = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
/** A key that everybody knows: the second of Anvil's accounts. */
const account = privateKeyToAccount(
  '0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d',
)
const receiver = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const hash = `0x${'12'.repeat(32)}`
const refusal = (code: number, message = 'x') => Object.assign(new Error(message), { code })

/** A wallet that behaves as EIP-1193, 3085, 3326 and 6963 say; a test bends one answer. */
class TestWallet {
  chain: number = base.id
  chains = new Set<number>([base.id])
  connected = false
  balance = 100_000_000n
  log: string[] = []
  sent: unknown[] = []
  calls: unknown[] = []
  signed: string[] = []
  bend: Record<string, () => unknown> = {}
  readonly #listeners = new Map<string, Set<(value: unknown) => void>>()
  readonly #announce = () => {
    const info = {
      uuid: this.uuid,
      name: 'Test',
      icon: 'data:image/svg+xml,<svg/>',
      rdns: `test.${this.uuid}`,
    }
    const detail = Object.freeze({ info, provider: this })
    window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }))
  }

  constructor(private readonly uuid: string) {}

  install() {
    window.addEventListener('eip6963:requestProvider', this.#announce)
    this.#announce()
  }

  remove() {
    window.removeEventListener('eip6963:requestProvider', this.#announce)
  }

  on(name: string, listener: (value: unknown) => void) {
    this.#listeners.set(name, (this.#listeners.get(name) ?? new Set()).add(listener))
  }

  removeListener(name: string, listener: (value: unknown) => void) {
    this.#listeners.get(name)?.delete(listener)
  }

  #move(id: number) {
    this.chain = id
    for (const listener of this.#listeners.get('chainChanged') ?? [])
      listener(`0x${id.toString(16)}`)
    return null
  }

  async request({ method, params }: { method: string; params?: unknown[] }): Promise<unknown> {
    this.log.push(method)
    const bent = this.bend[method]
    if (bent !== undefined) return bent()
    const [first] = (params ?? []) as [{ chainId: string }]
    switch (method) {
      case 'eth_chainId':
        return `0x${this.chain.toString(16)}`
      case 'eth_accounts':
        return this.connected ? [owner] : []
      case 'wallet_requestPermissions':
        this.connected = true
        return [{ caveats: [{ value: [owner] }] }]
      case 'eth_requestAccounts':
        this.connected = true
        return [owner]
      case 'wallet_switchEthereumChain':
        if (!this.chains.has(Number(first.chainId))) throw refusal(4902)
        return this.#move(Number(first.chainId))
      case 'wallet_addEthereumChain':
        this.chains.add(Number(first.chainId))
        return this.#move(Number(first.chainId))
      case 'eth_call':
        return `0x${this.balance.toString(16).padStart(64, '0')}`
      case 'eth_sendTransaction':
        this.sent.push(first)
        return hash
      case 'wallet_sendCalls':
        this.calls.push(first)
        return { id: 'calls-1' }
      case 'eth_signTypedData_v4':
        this.signed.push(String(params?.[1]))
        return account.signTypedData(JSON.parse(String(params?.[1])))
      default:
        throw refusal(-32601)
    }
  }
}

let wallet: TestWallet
let count = 0
beforeEach(() => {
  wallet = new TestWallet(`wallet-${count++}`)
  wallet.install()
})
afterEach(() => wallet.remove())

function open() {
  const wallets = injectedWallets([base, arbitrum], () => undefined)
  let found: readonly { id: string; name: string; icon: string | undefined }[] = []
  wallets.list((list) => {
    found = list
  })
  const steps: WalletStep[] = []
  const abort = new AbortController()
  const pay = (chain = base, amount = 25_500_000n, more: Partial<WalletPayment> = {}) =>
    wallets.pay({
      walletId: found.at(-1)?.id ?? '',
      chain,
      receiver,
      amount,
      onStep: (step) => steps.push(step),
      signal: abort.signal,
      ...more,
    })
  return { wallets, pay, steps, abort, found: () => found }
}

describe('finding wallets', () => {
  test('a wallet that announces itself is listed by its name', () => {
    expect(open().found()).toMatchObject([{ name: 'Test', icon: 'data:image/svg+xml,<svg/>' }])
  })

  test('a wallet that comes later is added', () => {
    const { found } = open()
    const late = new TestWallet('late')
    late.install()
    expect(found()).toHaveLength(2)
    late.remove()
  })

  test('a wallet that is only in window.ethereum is found as well', async () => {
    wallet.remove()
    Object.assign(window, { ethereum: wallet })
    const { found, pay } = open()
    expect(found()).toMatchObject([{ name: '' }])
    expect(await pay()).toEqual({ ok: true, hash })
    Reflect.deleteProperty(window, 'ethereum')
    expect(open().found()).toEqual([])
  })
})

describe('paying', () => {
  test('hands the wallet exactly one USDC transfer, without value', async () => {
    const { pay, steps } = open()
    expect(await pay()).toEqual({ ok: true, hash })
    expect(steps).toEqual(['connecting', 'confirm'])
    expect(wallet.sent).toEqual([
      {
        from: owner,
        to: base.usdc,
        data: transferCall(receiver, 25_500_000n),
        value: '0x0',
      },
    ])
  })

  test('asks a wallet that knows the page for nothing but the payment', async () => {
    wallet.connected = true
    await open().pay()
    expect(wallet.log).not.toContain('wallet_requestPermissions')
    expect(wallet.log).not.toContain('eth_requestAccounts')
  })

  test('switches the network first', async () => {
    wallet.chains.add(arbitrum.id)
    const { pay, steps } = open()
    expect(await pay(arbitrum)).toEqual({ ok: true, hash })
    expect(steps).toEqual(['connecting', 'switching', 'confirm'])
    expect(wallet.sent[0]).toMatchObject({ to: arbitrum.usdc })
  })

  test('adds a network that the wallet lacks, with the URLs of this build', async () => {
    let added: unknown
    const request = wallet.request.bind(wallet)
    wallet.request = (call) => {
      if (call.method === 'wallet_addEthereumChain') [added] = call.params ?? []
      return request(call)
    }
    const { pay, steps } = open()
    expect(await pay(arbitrum)).toEqual({ ok: true, hash })
    expect(steps).toEqual(['connecting', 'switching', 'adding', 'confirm'])
    expect(added).toEqual({
      chainId: '0xa4b1',
      chainName: arbitrum.name,
      nativeCurrency: arbitrum.nativeCurrency,
      rpcUrls: [...arbitrum.rpcUrls],
      blockExplorerUrls: [arbitrum.explorer.url],
    })
  })

  test('sends nothing when the wallet says that it switched and did not', async () => {
    wallet.bend.wallet_switchEthereumChain = () => null
    expect(await open().pay(arbitrum)).toEqual({ ok: false, code: 'chain_not_switched' })
    expect(wallet.sent).toEqual([])
  })

  test('sends nothing when the wallet is switched by hand in the last moment', async () => {
    wallet.bend.eth_call = () => {
      wallet.chain = arbitrum.id
      return `0x${'f'.repeat(64)}`
    }
    expect(await open().pay()).toEqual({ ok: false, code: 'chain_not_switched' })
    expect(wallet.sent).toEqual([])
  })

  test('says how much is missing, and asks for nothing', async () => {
    wallet.balance = 20_000_000n
    expect(await open().pay()).toEqual({
      ok: false,
      code: 'insufficient',
      missing: 5_500_000n,
      elsewhere: [],
    })
    expect(wallet.sent).toEqual([])
  })

  test('a wallet that cannot read the balance may still pay', async () => {
    wallet.bend.eth_call = () => {
      throw refusal(-32603)
    }
    expect(await open().pay()).toEqual({ ok: true, hash })
  })

  test('a shopper who went back is asked nothing more', async () => {
    const { pay, abort } = open()
    wallet.bend.wallet_requestPermissions = () => {
      abort.abort()
      wallet.connected = true
      return [{ caveats: [{ value: [owner] }] }]
    }
    expect(await pay()).toEqual({ ok: false, code: 'canceled' })
    expect(wallet.sent).toEqual([])
  })
})

describe('refusals', () => {
  test.each<[string, number, string, string]>([
    ['wallet_requestPermissions', 4001, 'User rejected the request.', 'rejected'],
    ['wallet_requestPermissions', -32002, 'Already pending', 'pending'],
    ['wallet_switchEthereumChain', 4001, 'User rejected the request.', 'rejected'],
    ['wallet_switchEthereumChain', -32002, 'Already pending', 'pending'],
    ['wallet_addEthereumChain', 4001, 'User rejected the request.', 'rejected'],
    ['eth_sendTransaction', 4001, 'User denied transaction signature.', 'rejected'],
    ['eth_sendTransaction', 4100, 'Unauthorized', 'unauthorized'],
    ['eth_sendTransaction', -32003, 'Rejected', 'transaction_rejected'],
    ['eth_sendTransaction', -32603, 'Pausable: paused', 'paused'],
    ['eth_sendTransaction', -32603, 'insufficient funds for gas', 'no_gas'],
    ['eth_sendTransaction', 4900, 'Disconnected', 'unknown'],
    ['eth_sendTransaction', -32603, 'Internal error', 'unknown'],
  ])('%s answers %i "%s": %s… %s', async (method, code, message, expected) => {
    wallet.bend[method] = () => {
      throw refusal(code, message)
    }
    const chain = method.startsWith('wallet_s') || method.startsWith('wallet_a') ? arbitrum : base
    expect(await open().pay(chain)).toMatchObject({ ok: false, code: expected })
  })

  test('an unknown wallet id', async () => {
    const { wallets } = open()
    const abort = new AbortController()
    const answer = await wallets.pay({
      walletId: 'gone',
      chain: base,
      receiver,
      amount: 1n,
      onStep() {},
      signal: abort.signal,
    })
    expect(answer).toEqual({ ok: false, code: 'no_wallet' })
  })
})

describe('a wallet that takes calls and no transactions (EIP-5792)', () => {
  test.each([4200, -32601])('is asked for one call after %i', async (code) => {
    wallet.bend.eth_sendTransaction = () => {
      throw refusal(code)
    }
    expect(await open().pay()).toEqual({ ok: true, hash: undefined })
    expect(wallet.calls).toEqual([
      {
        version: '2.0.0',
        from: owner,
        chainId: '0x2105',
        atomicRequired: false,
        calls: [{ to: base.usdc, data: transferCall(receiver, 25_500_000n), value: '0x0' }],
      },
    ])
  })

  test.each([
    [4001, 'rejected'],
    [-32601, 'method_unsupported'],
    [5700, 'calls_unsupported'],
  ])('its refusal %i is %s', async (code, expected) => {
    wallet.bend.eth_sendTransaction = () => {
      throw refusal(4200)
    }
    wallet.bend.wallet_sendCalls = () => {
      throw refusal(code)
    }
    expect(await open().pay()).toMatchObject({ ok: false, code: expected })
  })

  test('no other refusal leads to a second request', async () => {
    for (const code of [4001, -32603, -32000, 4900]) {
      wallet.bend.eth_sendTransaction = () => {
        throw refusal(code)
      }
      await open().pay()
    }
    expect(wallet.calls).toEqual([])
  })
})

describe('too little USDC', () => {
  test('says where the account holds enough', async () => {
    wallet.balance = 1n
    const asked: string[] = []
    const elsewhere = async (account: string) => {
      asked.push(account)
      return ['Arbitrum One']
    }
    expect(await open().pay(base, 2n, { elsewhere })).toEqual({
      ok: false,
      code: 'insufficient',
      missing: 1n,
      elsewhere: ['Arbitrum One'],
    })
    expect(asked).toEqual([owner])
  })

  test('is said all the same when nobody knows more', async () => {
    wallet.balance = 1n
    const elsewhere = () => Promise.reject(new Error('away'))
    expect(await open().pay(base, 2n, { elsewhere })).toMatchObject({ missing: 1n, elsewhere: [] })
  })
})

const relayTo = (send: Relay['send'], attempt = 0): Relay => ({
  paymentId: 'pay_3f0c5a0b7d1e4c2f9a8b6d5e4f3a2b1c',
  attempt,
  send,
})

describe('signing instead of sending (EIP-3009)', () => {
  test('the signature pays the receiver exactly what is due, under the token’s own domain', async () => {
    const relayed: Authorization[] = []
    const relay = relayTo(async (authorization) => void relayed.push(authorization))
    const { pay, steps } = open()
    expect(await pay(base, 25_500_000n, { relay })).toEqual({
      ok: true,
      hash: undefined,
      isSigned: true,
    })
    expect(steps.at(-1)).toBe('sign')
    expect(wallet.sent).toEqual([])
    const [authorization] = relayed
    if (authorization === undefined) throw new Error('Nothing was relayed.')
    const { signature, validBefore, attempt, value, from } = authorization
    const signer = await recoverTypedDataAddress({
      domain: { name: 'USD Coin', version: '2', chainId: 8453, verifyingContract: base.usdc },
      types: {
        TransferWithAuthorization: [
          { name: 'from', type: 'address' },
          { name: 'to', type: 'address' },
          { name: 'value', type: 'uint256' },
          { name: 'validAfter', type: 'uint256' },
          { name: 'validBefore', type: 'uint256' },
          { name: 'nonce', type: 'bytes32' },
        ],
      },
      primaryType: 'TransferWithAuthorization',
      message: {
        from,
        to: receiver,
        value: BigInt(value),
        validAfter: 0n,
        validBefore: BigInt(validBefore),
        nonce: authorizationNonce(relay.paymentId, attempt),
      },
      signature,
    })
    expect(signer).toBe(owner)
    expect(value).toBe('25500000')
    const seconds = validBefore - Date.now() / 1_000
    expect(seconds).toBeGreaterThan(500)
    expect(seconds).toBeLessThan(600)
  })

  test('each attempt of a payment has one nonce: signed twice, it pays once', async () => {
    for (const attempt of [0, 0, 1]) {
      await open().pay(base, 1n, { relay: relayTo(async () => undefined, attempt) })
    }
    const nonces = wallet.signed.map((typedData) => JSON.parse(typedData).message.nonce)
    const [first, again, next] = nonces
    expect(nonces).toHaveLength(3)
    expect(again).toBe(first)
    expect(next).not.toBe(first)
  })

  test.each([
    ['a refusal of the endpoint', 'rate_limited', 'relay_refused'],
    ['an endpoint that does not answer', 'unreachable', 'unknown'],
  ])('%s is %s: %s', async (_name, code, expected) => {
    const relay = relayTo(async () => code)
    expect(await open().pay(base, 1n, { relay })).toEqual({ ok: false, code: expected })
  })

  test('a refusal in the wallet sends nothing to the endpoint', async () => {
    wallet.bend.eth_signTypedData_v4 = () => {
      throw refusal(4001)
    }
    let isRelayed = false
    const relay = relayTo(async () => {
      isRelayed = true
      return undefined
    })
    expect(await open().pay(base, 1n, { relay })).toEqual({ ok: false, code: 'rejected' })
    expect(isRelayed).toBe(false)
  })

  test('what is signed after the shopper went back is not handed on', async () => {
    let isRelayed = false
    const relay = relayTo(async () => {
      isRelayed = true
      return undefined
    })
    const { pay, abort } = open()
    wallet.bend.eth_signTypedData_v4 = () => {
      abort.abort()
      return '0x00'
    }
    expect(await pay(base, 1n, { relay })).toEqual({ ok: false, code: 'canceled' })
    expect(isRelayed).toBe(false)
  })
})
