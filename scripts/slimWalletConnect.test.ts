import { beforeAll, describe, expect, test } from 'vitest'
import { buildParts } from './build.js'

/** The part as it is served; that a payment still works with it is shown by `e2e/walletConnect.spec.ts`. */
let part = ''
beforeAll(async () => {
  part = (await buildParts()).walletConnect
}, 120_000)

describe('the WalletConnect part', () => {
  test('loads nothing else and asks nobody over HTTP', () => {
    // As a list: a failure prints what was found, and not the file.
    expect(part.match(/\bimport\(|(?<!\.)\bfetch\(|XMLHttpRequest|sendBeacon/g) ?? []).toEqual([])
  })

  test.each(['pulse.walletconnect', 'echo.walletconnect', 'api.web3modal', 'explorer-api'])(
    'does not know %s',
    (host) => {
      expect(part).not.toContain(host)
    },
  )

  test('attests itself to nobody: no frame of verify.walletconnect.org', () => {
    expect(part).not.toMatch(/\/attestation\?|createElement\(.iframe/)
  })

  test('says nothing of a request beside its encrypted text', () => {
    expect(part).not.toMatch(/contractAddresses|txHashes/)
  })

  test('keeps nothing in the browser', () => {
    expect(part).not.toContain('indexedDB')
  })

  test('brings no window of its own and no other ecosystem', () => {
    expect(part).not.toMatch(/createAppKit\(|w3m-modal|solana_signTransaction.{0,40}rpcProviders/)
  })
})
