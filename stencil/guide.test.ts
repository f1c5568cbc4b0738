import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { requiredScopes } from '../src/stores/bigcommerce/oauth.js'

const root = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const guides = ['docs/bigcommerce.md', 'docs/bigcommerce.zh-CN.md']

describe.each([...guides, 'stencil/README.md'])('%s', (file) => {
  const text = read(file)

  test('links to files that are there', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link)
    expect(links.length).toBeGreaterThan(1)
    for (const link of links) {
      expect([link, existsSync(join(root, dirname(file), link))]).toEqual([link, true])
    }
  })

  test('names only settings that the endpoint knows', () => {
    const known = read('.env.example')
    const named = new Set(text.match(/PAY_[A-Z0-9]+(_[A-Z0-9]+)*/g))
    for (const name of named) {
      const isKnown = name.startsWith('PAY_CHAIN') || known.includes(`${name}=`)
      expect([name, isKnown]).toEqual([name, true])
    }
  })
})

describe('both guides', () => {
  const [english = '', chinese = ''] = guides.map(read)

  test('name the same codes, settings, addresses and commands', () => {
    const named = (text: string) =>
      [...new Set(text.replaceAll(/```[\s\S]*?```/g, '').match(/`[^`\n]+`/g))].sort()
    expect(named(chinese)).toEqual(named(english))
  })

  test('have the same blocks to copy, but for their comments', () => {
    const blocks = (text: string) =>
      (text.match(/```[\s\S]*?```/g) ?? []).map((block) => block.replaceAll(/\s*# .*/g, ''))
    expect(blocks(chinese)).toEqual(blocks(english))
  })

  test('have the same steps and the same rows', () => {
    const shape = (text: string) => ({
      steps: text.match(/^## \d+\./gm),
      chapters: text.match(/^## /gm)?.length,
      rows: text.match(/^\s*\|/gm)?.length,
    })
    expect(shape(chinese)).toEqual(shape(english))
  })

  test.each(guides)('%s asks for as many scopes as are needed, and no more', (file) => {
    const rows = read(file).match(/^ {3}\| (?!scope|权限|-)[^|]+\| (modify|read-only) \|/gm)
    expect(rows).toHaveLength(requiredScopes.length)
  })

  test.each(guides)('%s says what was never tried, and that there is no listing', (file) => {
    expect(read(file)).toMatch(/never run on a live store|从未在真实商店上运行过/)
    expect(read(file)).toMatch(/not in BigCommerce's Marketplace|不在 BigCommerce 应用市场/)
  })
})
