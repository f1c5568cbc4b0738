import { html, render } from 'lit'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { base } from '../../chains/definitions/base.js'
import { walletEn } from '../../lang/en/wallet.js'
import type { WalletEntry } from '../part.js'
import { panelOver } from './openWalletPanel.js'

const page = 'https://pay.example/pay/pay_1/AbC'
const wallet: WalletEntry = { id: 'one', name: 'One', icon: undefined }

/** The choice of wallets on a device that is touched, or not, with these wallets in the browser. */
function choice({
  isTouched,
  wallets = [],
  isPageKnown = true,
}: {
  isTouched: boolean
  wallets?: readonly WalletEntry[]
  isPageKnown?: boolean
}): HTMLElement {
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query === '(pointer: coarse)' && isTouched,
  }))
  const panel = panelOver(
    () => ({
      list(onChange) {
        onChange(wallets)
        return () => undefined
      },
      pay: async () => ({ ok: false, code: 'canceled' }),
    }),
    {
      chains: [base],
      html,
      encodeQr: () => ({ size: 0, path: '' }),
      walletConnect: () => undefined,
      pageUrl: () => (isPageKnown ? page : undefined),
      memory: () => sessionStorage,
      payable: () => undefined,
      onBeforeSend: () => true,
      onSent: () => undefined,
      onFailed: () => undefined,
      onChange: () => undefined,
    },
  )
  panel.choose()
  const place = document.createElement('div')
  render(panel.draw(base, { locale: 'en', more: {}, overrides: {} }).actions, place)
  return place
}

const linksOf = (place: HTMLElement) => [...place.querySelectorAll('a')].map(({ href }) => href)

describe('“open in your wallet”', () => {
  afterEach(() => vi.unstubAllGlobals())

  test('leads from a phone without a wallet to this payment’s page in a wallet’s own browser', () => {
    const place = choice({ isTouched: true })
    expect(place.textContent).toContain(walletEn.openIn)
    expect(linksOf(place)).toHaveLength(5)
    for (const link of linksOf(place)) expect(link).toContain('pay_1')
  })

  test.each([
    ['on a device with a mouse', { isTouched: false }],
    ['in a wallet’s own browser', { isTouched: true, wallets: [wallet] }],
    ['while the page is not known yet', { isTouched: true, isPageKnown: false }],
  ])('is not shown %s', (_where, setup) => {
    expect(linksOf(choice(setup))).toEqual([])
  })
})
