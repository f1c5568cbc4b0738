import { join } from 'node:path'
import { keccak_256 } from '@noble/hashes/sha3'
import fc from 'fast-check'
import { createClient, custom } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { sendTransaction } from 'viem/actions'
import { base as viemBase } from 'viem/chains'
import { build } from 'vite'
import { beforeAll, describe, expect, test } from 'vitest'
import { base } from '../src/chains/definitions/base.js'
import { encodeQr, type QrPath } from '../src/qr/encode.js'
import { keccak } from '../src/receiver/hex.js'
import { slimDependencies } from './slimDependencies.js'

const root = join(import.meta.dirname, '..')

/** Builds a module as the browser's scripts are built, and runs it here. */
async function slim(entry: string): Promise<unknown> {
  const outputs = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [slimDependencies()],
    build: { write: false, lib: { entry: join(root, entry), formats: ['es'] } },
  })
  const [first] = [outputs].flat()
  const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined
  if (chunk?.type !== 'chunk') throw new Error(`${entry} was not built.`)
  return import(`data:text/javascript,${encodeURIComponent(chunk.code)}`)
}

describe('Keccak-256 without the hash object', () => {
  let slimmed: { keccak: typeof keccak }
  beforeAll(async () => {
    slimmed = (await slim('src/receiver/hex.ts')) as typeof slimmed
  })

  test('is the one of the standard', () => {
    // The empty input and "abc", as Ethereum knows them.
    expect(slimmed.keccak('0x')).toBe(
      '0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470',
    )
    expect(slimmed.keccak('0x616263')).toBe(
      '0x4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45',
    )
  })

  test('is noble’s for every length around one, two and three blocks', () => {
    for (let length = 0; length <= 3 * 136 + 1; length++) {
      const hex = `0x${'a7'.repeat(length)}` as const
      expect(slimmed.keccak(hex)).toBe(keccak(hex))
    }
  })

  test('is noble’s for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        const hash = Buffer.from(keccak_256(bytes)).toString('hex')
        expect(slimmed.keccak(`0x${Buffer.from(bytes).toString('hex')}`)).toBe(`0x${hash}`)
      }),
    )
  })
})

describe('QR codes of bytes at level M alone', () => {
  let slimmed: { encodeQr: (text: string) => QrPath }
  beforeAll(async () => {
    slimmed = (await slim('src/qr/encode.ts')) as typeof slimmed
  })

  test('are those of the whole package, up to the longest that fits', () => {
    for (let length = 1; length <= 412; length += length < 60 ? 1 : 11) {
      const text = 'ethereum:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed@8453/'
        .repeat(8)
        .slice(0, length)
      expect(slimmed.encodeQr(text)).toEqual(encodeQr(text))
    }
  })

  test('a longer text is refused', () => {
    expect(() => slimmed.encodeQr('x'.repeat(413))).toThrow()
  })
})

describe('viem without what a wallet does itself', () => {
  const account = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
  const transaction = { account, to: base.usdc, data: '0xa9059cbb', value: 0n } as const

  /** All that a wallet is asked for one transaction, and what comes of it. */
  async function requestsOf(send: typeof sendTransaction, answer: () => string) {
    const requests: unknown[] = []
    const client = createClient({
      chain: viemBase,
      transport: custom({
        async request(request) {
          requests.push(request)
          return request.method === 'eth_chainId' ? '0x2105' : answer()
        },
      }),
    })
    const result = await send(client, transaction).catch((error: Error) => error.name)
    return { requests, result }
  }

  test.each([
    ['sends', () => `0x${'12'.repeat(32)}`],
    [
      'fails',
      () => {
        throw Object.assign(new Error('User rejected the request.'), { code: 4001 })
      },
    ],
  ])('%s with the same requests as the whole package', async (_name, answer) => {
    const slimmed = (await slim('node_modules/viem/_esm/actions/wallet/sendTransaction.js')) as {
      sendTransaction: typeof sendTransaction
    }
    const whole = await requestsOf(sendTransaction, answer)
    expect(await requestsOf(slimmed.sendTransaction, answer)).toEqual(whole)
    expect(whole.requests).toContainEqual(
      expect.objectContaining({ method: 'eth_sendTransaction' }),
    )
  })

  test('an account with a key of its own is refused in words', async () => {
    const slimmed = (await slim('node_modules/viem/_esm/actions/wallet/sendTransaction.js')) as {
      sendTransaction: typeof sendTransaction
    }
    const client = createClient({
      chain: viemBase,
      transport: custom({ request: async () => '0x2105' }),
    })
    const own = privateKeyToAccount(`0x${'11'.repeat(32)}`)
    await expect(slimmed.sendTransaction(client, { ...transaction, account: own })).rejects.toThrow(
      'The wallet prepares its own transactions.',
    )
  })
})
