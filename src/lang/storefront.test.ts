import { describe, expect, test } from 'vitest'
import { frameEn } from './frame.en.js'
import { frameZhCN } from './frame.zh-CN.js'
import { storefrontEn } from './storefront.en.js'
import { storefrontZhCN } from './storefront.zh-CN.js'

const wordsOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, word]) => word).sort()

describe.each([
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
