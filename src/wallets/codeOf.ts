import type { WalletCode } from './part.js'

/** Before or after the request for the transaction was handed to the wallet. */
export type Phase = 'asking' | 'sending'

/** What EIP-1193, EIP-1474, EIP-3085, EIP-3326 and EIP-5792 call the errors of a wallet. */
const codes: Readonly<Record<number, WalletCode>> = {
  4001: 'rejected',
  4100: 'unauthorized',
  4200: 'unsupported',
  4900: 'disconnected',
  4901: 'chain_disconnected',
  4902: 'chain_missing',
  5700: 'calls_unsupported',
  5710: 'chain_missing',
  5720: 'pending',
  5730: 'unknown',
  5740: 'calls_unsupported',
  5750: 'rejected',
  5760: 'calls_unsupported',
  [-32700]: 'invalid',
  [-32600]: 'invalid',
  [-32601]: 'method_unsupported',
  [-32602]: 'invalid',
  [-32603]: 'internal',
  [-32000]: 'invalid',
  [-32002]: 'pending',
  [-32003]: 'transaction_rejected',
  [-32004]: 'method_unsupported',
  [-32005]: 'limited',
}

/** Reasons that USDC, or the node behind the wallet, gives in words; they name the cause best. */
const texts: readonly (readonly [RegExp, WalletCode])[] = [
  [/account is blacklisted/i, 'blacklisted'],
  [/Pausable: paused/i, 'paused'],
  [/transfer amount exceeds balance/i, 'insufficient'],
  [/insufficient funds|gas required exceeds allowance/i, 'no_gas'],
  // WalletConnect, for a network that the session does not hold, and that it cannot ask for.
  [/chain is not approved|request\(\) (chainId|method: wallet_switch)/i, 'chain_missing'],
  [/proposal expired/i, 'pairing_expired'],
  // viem, before it hands anything to the wallet.
  [/does not match the target chain/i, 'chain_not_switched'],
  [/user (rejected|denied)|rejected by (the )?user/i, 'rejected'],
]

/** Answers that leave open whether a transaction went out, when they come after it was asked for. */
const openAfterSending: readonly WalletCode[] = [
  'disconnected',
  'chain_disconnected',
  'internal',
  'limited',
  'invalid',
]

/**
 * Gives a wallet's error its code. Wallets and libraries wrap errors in each other (MetaMask mobile
 * in `data.originalError`, viem in `cause`): the innermost code is what the wallet said.
 *
 * An unknown error after the request was handed over is `unknown`, never a failure: a payer who
 * reads "failed" pays twice.
 */
export function codeOf(error: unknown, phase: Phase): WalletCode {
  const layers = layersOf(error)
  const words = layers.map(({ text }) => text).join('\n')
  const spoken = texts.find(([pattern]) => pattern.test(words))?.[1]
  if (spoken !== undefined) return spoken
  const numbered = layers.map(({ code }) => codes[code ?? 0]).findLast((code) => code !== undefined)
  const code = numbered ?? (phase === 'sending' ? 'unknown' : 'internal')
  return phase === 'sending' && openAfterSending.includes(code) ? 'unknown' : code
}

/** True when the wallet said that it does not know the network yet. */
export function lacksChain(error: unknown): boolean {
  return layersOf(error).some(({ code }) => code === 4902)
}

type Layer = { code: number | undefined; text: string }

/** An error and the errors inside it, outermost first. */
function layersOf(error: unknown): Layer[] {
  const layers: Layer[] = []
  const seen = new Set<unknown>()
  const queue = [error]
  while (queue.length > 0) {
    const next = queue.shift()
    if (typeof next !== 'object' || next === null || seen.has(next)) continue
    seen.add(next)
    const { code, message, data, cause, originalError } = next as Record<string, unknown>
    layers.push({
      code: typeof code === 'number' ? code : undefined,
      text: typeof message === 'string' ? message : '',
    })
    queue.push(data, originalError, cause)
  }
  return layers
}
