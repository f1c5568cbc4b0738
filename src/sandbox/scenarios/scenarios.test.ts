import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { drawSample, groups, scenarios } from './index.js'
import { isPath } from './runScenario.js'

describe('the scenarios', () => {
  test('have names of their own that begin with their group, and say what they show', () => {
    expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length)
    for (const { name, group, title, shows } of scenarios) {
      expect(name).toMatch(new RegExp(`^${group}(-[a-z0-9]+)+$`))
      expect(title).not.toMatch(/[.:]$/)
      expect(shows).toMatch(/^[A-Z].{20,}\.$/)
    }
    expect(new Set(scenarios.map(({ group }) => group))).toEqual(new Set(groups))
  })

  test('are drawn by a seed, in their order', () => {
    const drawn = drawSample(scenarios, 7, 42)
    expect(drawn).toHaveLength(7)
    expect(drawn).toEqual(scenarios.filter((one) => drawn.includes(one)))
    expect(drawSample(scenarios, 7, 42)).toEqual(drawn)
    expect(drawSample(scenarios, 7, 43)).not.toEqual(drawn)
    expect(drawSample(scenarios, 1_000, 1)).toEqual(scenarios)
  })
})

describe('what the events should say', () => {
  test.each([
    ['a b c', 'a b c', true],
    ['a b', 'a b c', false],
    ['a b c d', 'a b c', false],
    ['a c', 'a b? c', true],
    ['a b c', 'a b? c', true],
    ['a c b', 'a b? c', false],
    ['a b a b c', 'a b a? b? c', true],
    ['a b c', 'a b a? b? c', true],
    ['', 'a?', true],
    ['', 'a', false],
  ])('%s against %s', (told, expected, isRight) => {
    const list = (text: string) => text.split(' ').filter((one) => one !== '')
    expect(isPath(list(told), list(expected))).toBe(isRight)
  })
})

test('the page about the sandbox lists every scenario', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/sandbox.md'), 'utf8')
  const rows = scenarios.map(({ name, title, shows }) => `| \`${name}\` | ${title} | ${shows} |`)
  expect(page.split('\n').filter((line) => /^\| `[a-z]+-/.test(line))).toEqual(rows)
})
