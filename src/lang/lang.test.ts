import { describe, expect, test } from 'vitest'
import { documents } from './documents.js'
import { coreEn, troubleEn } from './en/core.js'
import { exchangeEn } from './en/exchange.js'
import { frameEn } from './en/frame.js'
import { liveEn } from './en/live.js'
import { pageEn } from './en/page.js'
import { receiptEn } from './en/receipt.js'
import { storefrontEn } from './en/storefront.js'
import { walletEn } from './en/wallet.js'
import { languages } from './languages.js'
import { pages } from './pages.js'
import { sandboxes } from './sandboxes.js'
import { sayIn } from './say.js'
import { storefronts } from './storefronts.js'
import { directionOf, type Tag, tags } from './tags.js'
import { zhCN } from './zh-CN/index.js'

type Dictionary = Readonly<Record<string, string>>

const english: Record<string, Dictionary> = {
  core: coreEn,
  trouble: troubleEn,
  live: liveEn,
  wallet: walletEn,
  exchange: exchangeEn,
  receipt: receiptEn,
  frame: frameEn,
  storefront: storefrontEn,
  page: pageEn,
  document: documents.en,
  sandbox: sandboxes.en,
}

/** Every dictionary of one language; what the pages borrow from the element is not asked for twice. */
async function dictionariesOf(tag: Tag): Promise<Record<string, Dictionary>> {
  const part = await languages[tag]()
  const page = Object.fromEntries(
    Object.keys(pageEn).map((key) => [key, pages[tag][key as 'find']]),
  )
  return {
    core: part.core,
    ...(await part.more()),
    storefront: storefronts[tag],
    page,
    document: documents[tag],
    sandbox: sandboxes[tag],
  }
}

const all = await Promise.all(tags.map(async (tag) => [tag, await dictionariesOf(tag)] as const))
const valuesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, word]) => word).sort()

/** What is the same word in another language as in English. */
const alike = new Set([...['Code: {code}', 'Code : {code}'], ...['Transaction', 'Signature']])

const letters: Partial<Record<Tag, RegExp>> = {
  'zh-CN': /\p{Script=Han}/u,
  'zh-TW': /\p{Script=Han}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  ko: /\p{Script=Hangul}/u,
  ar: /\p{Script=Arabic}/u,
  he: /\p{Script=Hebrew}/u,
}

/** About how many letters of the Latin alphabet a text is as wide as. */
const widthOf = (text: string) =>
  [...text].reduce(
    (sum, letter) => sum + (/[\u1100-\u11ff\u2e80-\uffef]/.test(letter) ? 1.9 : 1),
    0,
  )

describe.each(all)('%s', (tag, dictionaries) => {
  const sentences = Object.entries(dictionaries).flatMap(([name, dictionary]) =>
    Object.entries(dictionary).map(([key, text]) => ({ name, key, text })),
  )

  test('has the dictionaries of English, with the same keys in the same order', () => {
    const keysOf = (of: Record<string, Dictionary>) =>
      Object.entries(of)
        .map(([name, dictionary]) => [name, Object.keys(dictionary)] as const)
        .sort()
    expect(keysOf(dictionaries)).toEqual(keysOf(english))
  })

  test('names the same values in each sentence, and leaves none empty', () => {
    for (const { name, key, text } of sentences) {
      expect(valuesIn(text), `${name}.${key}`).toEqual(valuesIn(english[name]?.[key] ?? ''))
      expect(text, `${name}.${key}`).not.toBe('')
    }
  })

  test('says nothing in English by mistake', () => {
    for (const { name, key, text } of sentences) {
      // Almost all of it is values.
      if (key === 'rate' && name === 'live') continue
      if (!alike.has(text)) expect.soft(text, `${name}.${key}`).not.toBe(english[name]?.[key])
      const script = letters[tag]
      if (script !== undefined && !alike.has(text)) expect(text, `${name}.${key}`).toMatch(script)
    }
  })

  test('has no stray spaces and no typewriter’s quotes', () => {
    for (const { name, key, text } of sentences) {
      expect(text, `${name}.${key}`).toBe(text.trim())
      expect(text, `${name}.${key}`).not.toMatch(/ {2}|["'`]|\.\.\.|\s[.,]/)
      if (tag === 'fr') expect(text, `${name}.${key}`).not.toMatch(/ [:;?!»]|« /)
    }
  })

  test('quotes a button by the words that stand on it', () => {
    const { qrLinkHint = '', qrAddress = '' } = dictionaries.live ?? {}
    expect(qrLinkHint).toContain(qrAddress)
  })

  test('has short buttons, and questions of one line', () => {
    const { core, trouble, live, wallet, exchange, receipt } = dictionaries
    const buttons = [
      ...[core?.walletButton, trouble?.retry, live?.copyAddress, live?.copyAmount, live?.renew],
      ...[wallet?.back, wallet?.again, wallet?.askYes, wallet?.askNo, wallet?.newCode],
      ...[exchange?.refundSave, exchange?.refundSkip, exchange?.copy, exchange?.copied],
      ...[receipt?.receiptSave, receipt?.receiptPrint],
    ]
    for (const text of buttons)
      expect(widthOf(text ?? '?'.repeat(99)), text).toBeLessThanOrEqual(20)
    for (const text of [live?.fromExchange, live?.whyNew, live?.whatIfClosed]) {
      expect(widthOf(text ?? '?'.repeat(99)), text).toBeLessThanOrEqual(38)
    }
  })
})

test('no sentence is in two dictionaries of the element', () => {
  const keys = [coreEn, troubleEn, liveEn].flatMap((messages) => Object.keys(messages))
  expect(new Set(keys).size).toBe(keys.length)
})

test('Arabic and Hebrew begin at the right, all others at the left', () => {
  expect(tags.filter((tag) => directionOf(tag) === 'rtl')).toEqual(['ar', 'he'])
  expect(directionOf('en')).toBe('ltr')
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
    expect(sayIn({ pay: 'שלום {a}' })('pay', { a: '$&' })).toBe('שלום \u2068$&\u2069')
  })

  test('keeps each value apart in a sentence that is read from right to left', () => {
    const say = sayIn({ send: 'أرسل {amount} USDC على {network}.', plain: 'Send {amount}.' })
    expect(say('send', { amount: '25.50', network: 'Base' })).toBe(
      'أرسل \u206825.50 USDC\u2069 على \u2068Base\u2069.',
    )
    expect(say('plain', { amount: '25.50' })).toBe('Send 25.50.')
  })
})
