import { createHash } from 'node:crypto'
import { toHex } from 'viem'
import { mnemonicToAccount, privateKeyToAccount } from 'viem/accounts'
import type { Config } from '../../endpoint/config.js'
import { targetName } from '../../notifications/index.js'
import { type Finding, findingsOf } from '../doctor/finding.js'

/** The words that Anvil and Hardhat make their accounts of; everybody has their keys. */
const mnemonic = 'test test test test test test test test test test test junk'
/** Hardhat has twenty of them, Anvil the first ten. */
const accounts = 20

/** What people write where a key should stand. */
const words = [
  ...['sandbox-merchant-key', 'campaign-merchant-key', 'merchant-key', 'test-key', 'api-key'],
  ...['test', 'key', 'secret', 'password', 'changeme', 'change-me', 'demo', 'sandbox', 'merchant'],
  ...['admin', 'example', 'letmein', '123456', '12345678', '0123456789abcdef', ''],
]

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

let known: ReadonlySet<string> | undefined

/** Whether an address is one of the accounts whose keys everybody has. */
function isTestAccount(address: string): boolean {
  known ??= testAccounts()
  return known.has(address.toLowerCase())
}

/** Making a seed of the words is slow by design, so all accounts are made of one. */
function testAccounts(): ReadonlySet<string> {
  const parent = mnemonicToAccount(mnemonic, { path: "m/44'/60'/0'/0" }).getHdKey()
  return new Set(
    Array.from({ length: accounts }, (_, at) => {
      const { privateKey } = parent.deriveChild(at)
      if (privateKey === null) throw new Error('A derived account has no key.')
      return privateKeyToAccount(toHex(privateKey)).address.toLowerCase()
    }),
  )
}

/**
 * Whether bytes were typed, and not drawn: few different ones, a row of steps, or all of them letters.
 * Of random bytes none of it is ever seen: 32 have about 30 different values.
 */
function isTyped(bytes: Uint8Array): boolean {
  const steps = new Set([...bytes].map((byte, at) => (byte - (bytes[at - 1] ?? byte) + 256) % 256))
  const isText = bytes.every((byte) => byte >= 0x20 && byte < 0x7f)
  return new Set(bytes).size < bytes.length * 0.6 || steps.size <= 3 || isText
}

/** Whether keys, secrets and treasury are a test's. No finding says any of them. */
export function checkTestKeys(config: Config): Finding[] {
  const { ok, problem } = findingsOf('keys')
  const findings: Finding[] = []
  const { sweep, relay, treasuries, tokenSecret, previousTokenSecret, store } = config
  const newKey = 'Make a new key for it alone, and send its account a little coin for gas.'
  for (const [name, key] of [
    ['PAY_SWEEP_KEY', sweep.key],
    ['PAY_RELAY_KEY', relay?.key],
  ] as const) {
    if (key === undefined) continue
    const { address } = privateKeyToAccount(key)
    if (isTestAccount(address)) {
      findings.push(problem(`${name} is a key that everybody has (Anvil, Hardhat).`, newKey))
    } else if (treasuries.some((one) => one.toLowerCase() === address.toLowerCase())) {
      findings.push(problem(`${name} is the key of your treasury.`, newKey))
    }
  }
  for (const treasury of treasuries.filter(isTestAccount)) {
    findings.push(
      problem(
        `PAY_TREASURY ${treasury} is an account whose key everybody has (Anvil, Hardhat): your money would be gone at once.`,
        'Set PAY_TREASURY to an address that only you hold, best a Safe.',
      ),
    )
  }
  const newSecret = 'Make a new one: openssl rand -hex 32'
  for (const [name, secret] of [
    ['PAY_TOKEN_SECRET', tokenSecret],
    ['PAY_TOKEN_SECRET_PREVIOUS', previousTokenSecret],
  ] as const) {
    if (secret === undefined || !isTyped(secret)) continue
    const what = `${name} was typed, and not drawn at random: it can be guessed.`
    findings.push(problem(what, name === 'PAY_TOKEN_SECRET' ? newSecret : `Remove ${name}.`))
  }
  const guessed = new Map(words.map((word) => [sha256(word), word]))
  for (const hash of config.apiKeyHashes) {
    const word = guessed.get(hash)
    if (word === undefined) continue
    findings.push(
      problem(
        `PAY_API_KEY_HASHES holds the hash of “${word}”, which anybody guesses.`,
        'Make a new key: KEY=$(openssl rand -hex 32); printf %s "$KEY" | sha256sum',
      ),
    )
  }
  for (const { url, secrets } of config.webhooks) {
    if (!secrets.some(isTyped)) continue
    findings.push(
      problem(
        `The secret of ${targetName(url)} in PAY_WEBHOOK_SECRET was typed, and not drawn at random.`,
        `Make a new one for both sides: printf 'whsec_%s\\n' "$(openssl rand -base64 32)"`,
      ),
    )
  }
  if (store.token !== undefined && new Set(store.token).size < 6) {
    findings.push(
      problem(
        'PAY_STORE_TOKEN is no token of BigCommerce.',
        'Create a store-level API account (Settings > Store-level API accounts) and set its token.',
      ),
    )
  }
  return findings.length > 0 ? findings : [ok('No key, secret or treasury is a test’s.')]
}
