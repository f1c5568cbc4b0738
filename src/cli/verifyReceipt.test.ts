import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { environment } from '../endpoint/endpoint.fixture.js'
import { startWithOrder } from '../endpoint/receipt.fixture.js'
import { receiptAnswerSchema } from '../protocol/index.js'
import { base64url, receiptClaims, receiptSigner } from '../receipt/receipt.fixture.js'
import { run } from './run.js'

let folder: string
/** A receipt as the endpoint gives it: the saved file, and the signed text alone. */
let saved: string
let jws: string
/** The same claims as `jws`, signed once more. */
let sameOrder: string
let key: string
let stranger: Awaited<ReturnType<typeof receiptSigner>>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'receipt-'))
  stranger = await receiptSigner()
  const world = await startWithOrder()
  await world.pay()
  saved = await (await world.page({}, '?download')).text()
  jws = signedTextOf(saved)
  sameOrder = receiptAnswerSchema.parse(await (await world.readReceipt()).json()).receipt
  key = (await cli('receipt-key')).text
})
afterAll(() => rmSync(folder, { recursive: true }))

const signedTextOf = (html: string) => / id="receipt-jws"[^>]*>([^<]*)</.exec(html)?.[1] ?? ''

async function cli(...args: string[]) {
  const lines: string[] = []
  const exitCode = await run({
    args,
    environment: environment(),
    fetch: () => Promise.reject(new Error('Verifying needs no network.')),
    print: (text) => void lines.push(text),
    complain: (text) => void lines.push(text),
  })
  return { exitCode, text: lines.join('\n') }
}

function verify(content: string, keys: readonly string[] = [key]) {
  const file = join(folder, 'receipt.html')
  writeFileSync(file, content)
  return cli('verify-receipt', file, ...keys.flatMap((one) => ['--key', one]))
}

describe('a receipt that was saved', () => {
  test('is valid, offline, and what was signed is printed', async () => {
    const { exitCode, text } = await verify(saved)
    expect(text).toContain(`✓ Valid, signed by ${key}.`)
    expect(exitCode).toBe(0)
    for (const line of [
      'Shop      Harbour Goods (sandbox)',
      'Order     1001, 25.50 USD',
      'Received  25.50 USDC',
      'Transfer  25.50 USDC on USDC Sandbox (eip155:31337), 2023-11-14T22:15:00.000Z',
      `          transaction 0x${'ab'.repeat(30)}0064`,
      '! Test network: no real money was paid.',
    ]) {
      expect(text.split('\n')).toContain(line)
    }
  })

  test('is valid in every language, and as the signed text alone', async () => {
    const world = await startWithOrder()
    await world.pay()
    const chinese = await (await world.page({ 'accept-language': 'zh' }, '?download')).text()
    expect(chinese).toContain('收据')
    expect((await verify(chinese)).exitCode).toBe(0)
    expect((await verify(`${jws}\n`)).exitCode).toBe(0)
  })

  test('is valid after a mail program changed the ends of its lines', async () => {
    expect((await verify(saved.replaceAll('\n', '\r\n'))).exitCode).toBe(0)
  })

  test('is valid under the older of two keys', async () => {
    expect((await verify(saved, [stranger.fingerprint, key])).exitCode).toBe(0)
  })

  test('is valid beside a key that begins with a dash', async () => {
    const dashed = `-${stranger.fingerprint.slice(1)}`
    expect((await verify(saved, [dashed, key])).exitCode).toBe(0)
  })

  test('is not decided without a key: it names the one that signed', async () => {
    const { exitCode, text } = await verify(saved, [])
    expect(text).toContain(`? Signed by ${key}. Compare it with the fingerprint of your shop`)
    expect(exitCode).toBe(2)
  })

  test.each([
    ['an amount', '>25.50</span>', '>99.50</span>'],
    ['a word', '<h1>Receipt</h1>', '<h1>Receipt for two</h1>'],
    ['a link', '/explorer/tx/', '/elsewhere/tx/'],
    ['something hidden', '</main>', '<!-- and more --></main>'],
    ['its style', ':root{', ':root{--x:0;'],
  ])('with %s changed around the signed text is refused', async (_, from, to) => {
    const { exitCode, text } = await verify(saved.replace(from, to))
    expect(text).toContain('✗ receipt_text_differs')
    expect(text).toContain('Received  25.50 USDC')
    expect(text).not.toContain('99.50')
    expect(exitCode).toBe(1)
  })

  test('that another version drew is not decided, and only what was signed is printed', async () => {
    const other = saved
      .replace('pay-with-usdc receipt/1"', 'pay-with-usdc receipt/99"')
      .replace('>25.50</span>', '>99.50</span>')
    const { exitCode, text } = await verify(other)
    expect(text).toContain('Another version drew the file')
    expect(text).not.toContain('99.50')
    expect(exitCode).toBe(2)
  })

  test('that carries two signed texts, or none, is refused', async () => {
    const code = `<code id="receipt-jws" dir="ltr">${jws}</code>`
    for (const other of [saved.replace('</main>', `${code}</main>`), saved.replace(jws, '')]) {
      const { exitCode, text } = await verify(other)
      expect(text).toContain('✗ receipt_malformed')
      expect(exitCode).toBe(1)
    }
  })
})

describe('the signed text', () => {
  test('of another payment in the same file is refused', async () => {
    const world = await startWithOrder()
    await world.pay(30_000_000n)
    const other = signedTextOf(await (await world.page({}, '?download')).text())
    const { exitCode, text } = await verify(saved.replace(jws, other))
    expect(text).toContain('✗ receipt_text_differs')
    expect(text).toContain('Received  30.00 USDC')
    expect(exitCode).toBe(1)
    expect((await verify(saved.replace(jws, sameOrder))).exitCode).toBe(0)
  })

  test('with one claim changed is refused', async () => {
    const [header, payload = '', signature] = jws.split('.')
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
    const changed = base64url(JSON.stringify({ ...claims, order: '1002' }))
    const { exitCode, text } = await verify(`${header}.${changed}.${signature}`)
    expect(text).toContain('✗ receipt_forged')
    expect(text).not.toContain('1002')
    expect(exitCode).toBe(1)
  })

  test.each([
    ['signed by somebody else', {}, 'receipt_key_unknown'],
    ['not signed', { alg: 'none' }, 'receipt_algorithm_refused'],
    ['signed with a shared secret', { alg: 'HS256' }, 'receipt_algorithm_refused'],
    ['signed as something else', { typ: 'JWT' }, 'receipt_type_unknown'],
  ])('that is %s is refused', async (_, header, code) => {
    const { exitCode, text } = await verify(await stranger.sign(receiptClaims(), header))
    expect(text).toContain(`✗ ${code}`)
    expect(exitCode).toBe(1)
  })

  test.each([
    [
      'an address that is not the treasury’s',
      { treasury: '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359' },
      'receipt_receiver_mismatch',
    ],
    [
      'a treasury that was mistyped',
      { treasury: '0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed' },
      'receipt_receiver_mismatch',
    ],
    ['another order’s salt', { salt: `0x${'11'.repeat(32)}` }, 'receipt_receiver_mismatch'],
    [
      'a token that is not USDC',
      {
        transfers: receiptClaims().transfers.map((one) => ({
          ...one,
          token: one.transactionHash.slice(0, 42),
        })),
      },
      'receipt_token_mismatch',
    ],
    [
      'a network that nobody knows',
      { transfers: receiptClaims().transfers.map((one) => ({ ...one, chain: 'eip155:999' })) },
      'receipt_token_mismatch',
    ],
  ])('with %s is refused, whoever signed it', async (_, change, code) => {
    const content = await stranger.sign({ ...receiptClaims(), ...change })
    const { exitCode, text } = await verify(content, [stranger.fingerprint])
    expect(text).toContain(`✗ ${code}`)
    expect(exitCode).toBe(1)
  })

  test('of real money says nothing of tests', async () => {
    const { exitCode, text } = await verify(await stranger.sign(receiptClaims()), [
      stranger.fingerprint,
    ])
    expect(text).toContain('25.50 USDC on Base (eip155:8453)')
    expect(text).not.toContain('Test network')
    expect(exitCode).toBe(0)
  })
})

describe('verify-receipt', () => {
  test.each([
    ['no file', [], 'Name one file.'],
    ['two files', ['a', 'b'], 'Name one file.'],
    ['a file that is not there', ['/nowhere/receipt.html'], 'file_unreadable'],
    ['a key that is none', ['a', '--key', 'x'], '--key: A fingerprint has 43 characters'],
  ])('with %s says what to do', async (_, args, sentence) => {
    const { exitCode, text } = await cli('verify-receipt', ...args)
    expect(text).toContain(sentence)
    expect(exitCode).toBe(2)
  })

  test('reads no file that is too large to be a receipt', async () => {
    const { exitCode, text } = await verify('x'.repeat(1_000_001))
    expect(text).toContain('file_too_large')
    expect(exitCode).toBe(2)
  })
})

test('receipt-key prints the fingerprint and nothing else', async () => {
  expect(key).toMatch(/^[\w-]{43}$/)
})
