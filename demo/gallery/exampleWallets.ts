import type { WalletEntry, WalletResult, Wallets } from '../../src/wallets/part.js'

const icon = (color: string) =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" rx="2" fill="${color}"/></svg>`)}`

const one: WalletEntry = { id: 'a', name: 'Example Wallet', icon: icon('#e2761b') }
const two: WalletEntry = { id: 'b', name: 'Another Wallet', icon: icon('#7147e9') }

const answers: Record<string, WalletResult> = {
  'wallet sent': { ok: true, hash: `0x${'12'.repeat(32)}` },
  'wallet short of USDC': { ok: false, code: 'insufficient', missing: 5_500_000n },
  'wallet unclear': { ok: false, code: 'unknown' },
}

/** What a shopper can meet on the way through a wallet, by the name that the gallery gives it. */
export const walletStates = [
  'wallet choice',
  'wallet none',
  'wallet confirm',
  'wallet again',
  ...Object.keys(answers),
]

/** Wallets that play one of {@link walletStates}. */
export function exampleWallets(state: string): Wallets {
  const found = state === 'wallet choice' ? [one, two] : state === 'wallet none' ? [] : [one]
  return {
    list(onChange) {
      onChange(found)
      return () => {}
    },
    pay({ onStep }) {
      onStep('confirm')
      const answer = answers[state]
      return answer === undefined ? new Promise(() => {}) : Promise.resolve(answer)
    },
  }
}
