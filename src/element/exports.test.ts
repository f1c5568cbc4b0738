import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// The class needs a browser, so the list is read from the text.
test('the package’s public names change only on purpose', () => {
  const text = readFileSync(new URL('./index.ts', import.meta.url), 'utf8')
  const names = [...text.matchAll(/\b(?:export (?:type )?\{)([^}]*)\}/g)].flatMap(([, list = '']) =>
    list.split(',').map((name) => name.replace(/\btype\b/, '').trim()),
  )
  expect(names.filter((name) => name !== '').sort()).toEqual([
    'Build',
    'ChainDefinition',
    'CheckedPayment',
    'Expected',
    'Messages',
    'OpenWalletPanel',
    'PayWithUsdc',
    'UsdcBeforeSendEvent',
    'UsdcErrorEvent',
    'UsdcPaidEvent',
    'UsdcReadyEvent',
    'UsdcSentEvent',
    'UsdcStatusEvent',
    'VerifyCode',
    'WalletRequest',
    'definePayWithUsdc',
    'en',
    'verifyPayment',
    'walletsOf',
    'zhCN',
  ])
})
