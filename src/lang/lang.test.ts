import { describe, expect, test } from 'vitest'
import { coreEn } from './core.en.js'
import { coreZhCN } from './core.zh-CN.js'
import { exchangeEn } from './exchange.en.js'
import { exchangeZhCN } from './exchange.zh-CN.js'
import { frameEn } from './frame.en.js'
import { frameZhCN } from './frame.zh-CN.js'
import { liveEn } from './live.en.js'
import { liveZhCN } from './live.zh-CN.js'
import { sayIn } from './say.js'
import { storefrontEn } from './storefront.en.js'
import { storefrontZhCN } from './storefront.zh-CN.js'
import { walletEn } from './wallet.en.js'
import { walletZhCN } from './wallet.zh-CN.js'
import { zhCN } from './zh-CN.js'

const wordsOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, word]) => word).sort()

describe.each([
  ['core', coreEn, coreZhCN],
  ['live part', liveEn, liveZhCN],
  ['wallet part', walletEn, walletZhCN],
  ['exchange part', exchangeEn, exchangeZhCN],
  ['storefront script', storefrontEn, storefrontZhCN],
  ['frame page', frameEn, frameZhCN],
] as [string, Record<string, string>, Record<string, string>][])(
  '%s',
  (_name, english, chinese) => {
    test('both languages have the same keys, in the same order', () => {
      expect(Object.keys(chinese)).toEqual(Object.keys(english))
    })

    test.each(Object.keys(english))('"%s" names the same values and is not empty', (key) => {
      expect(wordsOf(chinese[key] ?? '')).toEqual(wordsOf(english[key] ?? ''))
      expect(chinese[key]).not.toBe('')
    })
  },
)

test('no sentence is in two parts', () => {
  const keys = [coreEn, liveEn].flatMap((messages) => Object.keys(messages))
  expect(new Set(keys).size).toBe(keys.length)
})

describe('the words that the shop agreed on', () => {
  test('in Chinese', () => {
    expect([zhCN.stepWaiting, zhCN.stepSeen, zhCN.stepConfirmed, zhCN.stepPaid]).toEqual([
      '等待支付',
      '网络已发现',
      '链上已确认',
      '支付成功',
    ])
  })
})

describe('sayIn', () => {
  test('fills in values, and leaves a forgotten one visible', () => {
    const say = sayIn({ pay: '{amount} on {network}' })
    expect(say('pay', { amount: '1.00' })).toBe('1.00 on {network}')
  })

  test('a value that looks like a word is not replaced again', () => {
    expect(sayIn({ pay: '{a}{b}' })('pay', { a: '{b}', b: 'x' })).toBe('{b}x')
  })
})
