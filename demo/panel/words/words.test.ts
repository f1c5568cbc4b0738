import { describe, expect, test } from 'vitest'
import { scenarios } from '../../../src/sandbox/scenarios/index.js'
import { wordsFor } from './wordsFor.js'

describe('the panel’s words', () => {
  test('name and explain every scenario in Chinese, and no other', () => {
    const { scenarios: told } = wordsFor('zh-CN')
    expect(Object.keys(told).sort()).toEqual(scenarios.map(({ name }) => name).sort())
    for (const { title, shows } of Object.values(told)) {
      expect(title).toMatch(/\p{Script=Han}/u)
      expect(shows).toMatch(/\p{Script=Han}.*。$/u)
    }
  })

  test('are English for every other language', () => {
    expect(wordsFor('fr')).toBe(wordsFor('en'))
  })
})
