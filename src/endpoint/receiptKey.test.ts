import { compactVerify, importJWK } from 'jose'
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { verifyReceipt } from '../receipt/index.js'
import { receiptClaims } from '../receipt/receipt.fixture.js'
import { memoryStore } from '../stores/memory.js'
import { readConfig } from './config.js'
import { environment, scripts } from './endpoint.fixture.js'
import { receiptKeyOf } from './receiptKey.js'
import { startEndpoint } from './start.js'

const secret = Buffer.alloc(32, 0x11)

describe('the receipt key', () => {
  test('is the same for the same secret for ever, and another for another', async () => {
    const { fingerprint } = await receiptKeyOf({ secret })
    expect(fingerprint).toMatchInlineSnapshot(`"UEb57rXomNIfEhCMUCAt1QvdL1qviSFpVsjPzymTQIQ"`)
    const other = await receiptKeyOf({ secret: Buffer.alloc(32, 0x12) })
    expect(other.fingerprint).not.toBe(fingerprint)
  })

  test('signs what another library verifies', async () => {
    const { sign, publicKey } = await receiptKeyOf({ secret })
    const key = await importJWK(publicKey, 'ES256')
    const { payload, protectedHeader } = await compactVerify(await sign(receiptClaims()), key)
    expect(JSON.parse(new TextDecoder().decode(payload))).toEqual(receiptClaims())
    expect(protectedHeader).toEqual({
      alg: 'ES256',
      typ: 'pay-with-usdc-receipt+jwt',
      jwk: publicKey,
    })
  })

  test('signs what our own check takes', async () => {
    const { sign, fingerprint } = await receiptKeyOf({ secret })
    const jws = await sign(receiptClaims())
    expect((await verifyReceipt({ jws, pinned: [fingerprint] })).ok).toBe(true)
  })

  test('is named in the log when the endpoint starts', async () => {
    const lines: string[] = []
    const log = pino({ level: 'info' }, { write: (line) => void lines.push(line) })
    const config = readConfig(environment())
    const endpoint = await startEndpoint({ config, store: memoryStore(), scripts, log })
    await endpoint.close()
    const { fingerprint } = await receiptKeyOf({ secret: config.tokenSecret })
    const up = lines.map((line) => JSON.parse(line)).find(({ msg }) => msg === 'endpoint is up')
    expect(up).toMatchObject({ receiptKey: fingerprint })
  })
})
