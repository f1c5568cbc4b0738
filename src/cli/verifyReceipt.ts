import { readFileSync } from 'node:fs'
import {
  isTest,
  receiptChains,
  receiptDocument,
  receiptDocumentVersion,
} from '../endpoint/receiptDocument.js'
import { PayWithUsdcError, type Refusal } from '../errors/index.js'
import { documentLanguages } from '../lang/documents.js'
import { formatUsdc } from '../money/index.js'
import type { Receipt } from '../protocol/index.js'
import { parseFingerprints, type VerifiedReceipt, verifyReceipt } from '../receipt/index.js'
import { receiverOf } from '../receiver/index.js'
import { type Command, exitCodes, readArguments, type Surroundings, wrongUsage } from './command.js'

/** Checks a receipt without a network. */
export const verifyReceiptCommand: Command = {
  name: 'verify-receipt',
  summary: 'Check a receipt that was saved, without a network.',
  usage: `pay-with-usdc verify-receipt FILE [--key FINGERPRINT]…

Checks the signature of a receipt and prints what was signed. FILE is a saved receipt, or its signed
text alone; - reads standard input. Nothing is asked of any server. A saved receipt is the file that
"Save receipt" gives; a page that the browser saves by itself is another text, and is refused.

  --key FINGERPRINT  the shop's fingerprint, from a source that you trust; can be given again

Exit codes: 0 the receipt is valid and signed by a key that you named; 1 it is not valid; 2 it could
not be decided: no --key was given, or another version of this program drew the file.

A valid receipt shows that the shop's payment service signed it. Whether the transfers are still
on the network, an explorer says.`,
  async run(args, { print }) {
    const { values, positionals } = readArguments({
      args: [...args],
      allowPositionals: true,
      options: { key: { type: 'string', multiple: true, default: [] } },
    })
    const [path, ...others] = positionals
    if (path === undefined || others.length > 0) throw wrongUsage('Name one file.')
    const pinned = parseFingerprints(values.key.join(' '))
    if (!pinned.ok) throw wrongUsage(`--key: ${pinned.message}`)
    const text = readText(path)
    const jws = signedTextIn(text)
    const verified = await verifyReceipt({ jws: jws ?? text.trim(), pinned: pinned.value })
    if (!verified.ok) return refuseIt(verified, print)
    const { receipt, fingerprint } = verified.value
    if (!isReceiverRight(receipt)) {
      const message = 'The address does not follow from treasury and salt.'
      return refuseIt({ code: 'receipt_receiver_mismatch', message }, print)
    }
    if (!receipt.transfers.every((transfer) => isUsdc(transfer, receipt))) {
      const message = 'A transfer is not of Circle’s USDC, or its network is unknown.'
      return refuseIt({ code: 'receipt_token_mismatch', message }, print)
    }
    const drawn = jws === undefined ? 'same' : compareDrawn(text, jws, verified.value)
    if (drawn === 'different') {
      print('✗ receipt_text_differs: The file does not show what was signed. Believe only this:\n')
      print(factsOf(receipt))
      return exitCodes.problem
    }
    print(factsOf(receipt))
    print('')
    if (drawn === 'unknown') {
      print(`? Signed by ${fingerprint}. The signature is valid for the lines above.`)
      print(
        '  Another version drew the file, so its text cannot be compared. Believe the lines above.',
      )
      return exitCodes.unchecked
    }
    if (pinned.value.length === 0) {
      print(`? Signed by ${fingerprint}. Compare it with the fingerprint of your shop (--key).`)
      return exitCodes.unchecked
    }
    print(`✓ Valid, signed by ${fingerprint}.`)
    return exitCodes.ok
  },
}

/** Far more than a receipt has, in characters. */
const maximumLength = 1_000_000

function readText(path: string): string {
  let text: string
  try {
    text = readFileSync(path === '-' ? 0 : path, 'utf8')
  } catch (cause) {
    const message = `${path === '-' ? 'Standard input' : path} cannot be read.`
    throw new PayWithUsdcError('file_unreadable', message, { hint: 'Name a saved receipt.', cause })
  }
  if (text.length <= maximumLength) return text
  throw new PayWithUsdcError('file_too_large', `${path} is too large to be a receipt.`)
}

/** The signed text in a saved document; nothing when the file is no document, or holds several. */
function signedTextIn(text: string): string | undefined {
  const found = [...text.matchAll(/ id="receipt-jws"[^>]*>([^<]*)</g)]
  return found.length === 1 ? found[0]?.[1] : undefined
}

/** Is the file what this program draws of the signed text, letter for letter? */
function compareDrawn(
  text: string,
  jws: string,
  verified: VerifiedReceipt,
): 'same' | 'different' | 'unknown' {
  // A mail program may have changed the ends of the lines.
  const file = text.replaceAll('\r\n', '\n')
  const isSame = documentLanguages.some(
    (language) => file === `${receiptDocument({ ...verified, jws, language })}`,
  )
  if (isSame) return 'same'
  const version = / content="pay-with-usdc receipt\/(\d{1,9})"/.exec(file)?.[1]
  const isOther = version !== undefined && version !== `${receiptDocumentVersion}`
  return isOther ? 'unknown' : 'different'
}

function isReceiverRight({ treasury, salt, receiver }: Receipt): boolean {
  try {
    return receiverOf({ treasury, salt }) === receiver
  } catch {
    // A mistyped treasury.
    return false
  }
}

function refuseIt(
  { code, message }: Pick<Refusal, 'code' | 'message'>,
  print: Surroundings['print'],
): typeof exitCodes.problem {
  print(`✗ ${code}: ${message}`)
  return exitCodes.problem
}

/** What was signed, and nothing else that the file says. */
function factsOf(receipt: Receipt): string {
  const { order, store, storeName, total, rate, transfers } = receipt
  const usdc = (amount: string) => `${formatUsdc(BigInt(amount))} USDC`
  const shop = storeName === undefined ? store : `${storeName} (${store})`
  const lines = [
    ['Shop', shop],
    ['Order', `${order}, ${total.amount} ${total.currency}`],
    ...(rate === undefined
      ? []
      : [['Rate', `1 USDC = ${rate.perUsdc} ${total.currency}, ${rate.source}, ${rate.at}`]]),
    ['Due', usdc(receipt.due)],
    ['Received', usdc(receipt.received)],
    ['Accepted', receipt.paidAt],
    ['Payment', receipt.payment],
    ['Address', receipt.receiver],
    ['Treasury', receipt.treasury],
    ...transfers.flatMap(({ chain, amount, blockTime, transactionHash, token }) => [
      ['Transfer', `${usdc(amount)} on ${nameOf(chain, receipt)}, ${blockTime}`],
      ['', `transaction ${transactionHash}`],
      ['', `USDC contract ${token}`],
    ]),
    ['Issuer', receipt.iss],
  ]
  const test = isTest(receipt) ? ['! Test network: no real money was paid.', ''] : []
  return [...test, ...lines.map(([name = '', value]) => `${name.padEnd(9)} ${value}`)].join('\n')
}

function nameOf(chain: string, receipt: Receipt): string {
  const known = receiptChains(receipt).find(({ id }) => `eip155:${id}` === chain)
  return known === undefined ? chain : `${known.name} (${chain})`
}

function isUsdc({ chain, token }: Receipt['transfers'][number], receipt: Receipt): boolean {
  const known = receiptChains(receipt).find(({ id }) => `eip155:${id}` === chain)
  return known?.usdc.toLowerCase() === token.toLowerCase()
}
