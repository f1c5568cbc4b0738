import { afterEach, describe, expect, test } from 'vitest'
import { languageOf } from './languageOf.js'
import { pickLocale } from './pickLocale.js'

afterEach(() => {
  document.body.replaceChildren()
})

function inside(lang: string): Element {
  const host = document.createElement('div')
  host.lang = lang
  const element = document.createElement('p')
  host.attachShadow({ mode: 'open' }).append(element)
  document.body.append(host)
  return element
}

describe('pickLocale', () => {
  test.each([
    ['the attribute first', 'de', 'zh-CN', 'fr', 'de'],
    ['then the nearest lang, through shadow roots', null, 'zh-CN', 'fr', 'zh-CN'],
    ['a tag that is none counts as absent', 'not a tag', 'zh-CN', 'fr', 'zh-CN'],
    ['English when nothing is a tag', '!', '!', '!', 'en'],
  ])('%s', (_name, attribute, lang, browser, locale) => {
    expect(pickLocale({ attribute, element: inside(lang), browser })).toBe(locale)
  })
})

describe('languageOf', () => {
  test.each([
    ['zh', 'zh-CN'],
    ['zh-SG', 'zh-CN'],
    ['zh-Hant', 'zh-TW'],
    ['zh-HK', 'zh-TW'],
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['iw', 'he'],
    ['en-GB', 'en'],
    ['eo', 'en'],
  ])('%s is served in %s', (locale, language) => {
    expect(languageOf(locale, ['zh-CN', 'zh-TW', 'pt-BR', 'he'])).toBe(language)
  })

  test('any Chinese is better than English', () => {
    expect(languageOf('zh-TW', ['zh-CN'])).toBe('zh-CN')
  })
})
