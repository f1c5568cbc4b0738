import { describe, expect, test } from 'vitest'
import { walletEn } from '../lang/en/wallet.js'
import { codeOf, lacksChain } from './codeOf.js'

const error = (code: number, message = 'x', more = {}) =>
  Object.assign(new Error(message), { code, ...more })
const wrap = (cause: unknown, code?: number) =>
  Object.assign(new Error('wrapped', { cause }), code === undefined ? {} : { code })

describe('codeOf gives each error of the standards its code', () => {
  test.each([
    [4001, 'rejected', 'rejected'],
    [4100, 'unauthorized', 'unauthorized'],
    [4200, 'unsupported', 'unsupported'],
    [4900, 'disconnected', 'unknown'],
    [4901, 'chain_disconnected', 'unknown'],
    [4902, 'chain_missing', 'chain_missing'],
    [5700, 'calls_unsupported', 'calls_unsupported'],
    [5710, 'chain_missing', 'chain_missing'],
    [5720, 'pending', 'pending'],
    [5730, 'unknown', 'unknown'],
    [5740, 'calls_unsupported', 'calls_unsupported'],
    [5750, 'rejected', 'rejected'],
    [5760, 'calls_unsupported', 'calls_unsupported'],
    [-32000, 'invalid', 'unknown'],
    [-32002, 'pending', 'pending'],
    [-32003, 'transaction_rejected', 'transaction_rejected'],
    [-32005, 'limited', 'unknown'],
    [-32601, 'method_unsupported', 'method_unsupported'],
    [-32602, 'invalid', 'unknown'],
    [-32603, 'internal', 'unknown'],
    [123, 'internal', 'unknown'],
  ] as const)('%i: %s before the request, %s after it', (number, asking, sending) => {
    expect(codeOf(error(number), 'asking')).toBe(asking)
    expect(codeOf(error(number), 'sending')).toBe(sending)
    expect(walletEn).toHaveProperty(asking)
    expect(walletEn).toHaveProperty(sending)
  })

  test.each([
    ['execution reverted: Blacklistable: account is blacklisted', 'blacklisted'],
    ['execution reverted: Pausable: paused', 'paused'],
    ['ERC20: transfer amount exceeds balance', 'insufficient'],
    ['insufficient funds for gas * price + value', 'no_gas'],
    ['MetaMask Tx Signature: User denied transaction signature.', 'rejected'],
  ])('"%s" names the cause better than its number', (message, code) => {
    expect(codeOf(error(-32603, message), 'sending')).toBe(code)
    expect(codeOf(error(-32603, 'Internal', { data: { code: 3, message } }), 'sending')).toBe(code)
    expect(codeOf(wrap(wrap(error(-32603, message))), 'sending')).toBe(code)
  })

  test.each([
    ["Failed to switch to chain 'eip155:1'. The chain is not approved or …", 'chain_missing'],
    ['Missing or invalid. request() method: wallet_switchEthereumChain', 'chain_missing'],
    ['Proposal expired', 'pairing_expired'],
    ['User rejected.', 'rejected'],
  ])('WalletConnect’s "%s", which has no number', (message, code) => {
    expect(codeOf(new Error(message), 'asking')).toBe(code)
    expect(walletEn).toHaveProperty(code)
  })

  test('the innermost number is what the wallet said', () => {
    expect(codeOf(wrap(error(-32002), 4902), 'asking')).toBe('pending')
    expect(codeOf(wrap(wrap(error(4100), -32603)), 'sending')).toBe('unauthorized')
  })

  test.each([undefined, null, 'text', 7, new Error('?'), {}])(
    'an odd error is never a failure once the wallet has the request: %s',
    (odd) => {
      expect(codeOf(odd, 'sending')).toBe('unknown')
    },
  )

  test('errors that hold each other end', () => {
    const circle: Record<string, unknown> = { code: 4001 }
    circle.cause = circle
    expect(codeOf(circle, 'asking')).toBe('rejected')
  })
})

describe('lacksChain', () => {
  test('finds 4902 in MetaMask mobile’s wrapping', () => {
    expect(lacksChain(error(-32603, 'x', { data: { originalError: { code: 4902 } } }))).toBe(true)
    expect(lacksChain(error(4902))).toBe(true)
    expect(lacksChain(error(4001))).toBe(false)
  })
})
