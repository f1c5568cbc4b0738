import axe from 'axe-core'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readSettings } from '../../src/storefront/page/settings.js'
import { emptyDraft, networkNames, readHash } from './draft.js'
import { openComposer } from './openComposer.js'
import { composerEn } from './words.en.js'
import { composerZhCN } from './words.zh-CN.js'
import './composer.css'
import './snippets.css'

const treasury = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const filled = { endpoint: 'https://pay.example.com', store: 'abc123', treasury }
const build = { version: '0.1.0', integrity: 'sha384-hash' }
/** One composer listens to the address bar for the whole file; each test starts with another hash. */
const root = document.createElement('div')
let copies: string[] = []
let mayCopy = true

beforeAll(() => {
  document.body.append(root)
  openComposer({
    root,
    build,
    preview: 'about:blank',
    copyText: async (text) => {
      if (!mayCopy) throw new DOMException('no', 'NotAllowedError')
      copies.push(text)
    },
  })
})
beforeEach(() => {
  copies = []
  mayCopy = true
})
afterEach(() => goTo({}))

/** What a bookmark, or a link that somebody shared, does. */
async function goTo(hash: Readonly<Record<string, string>>): Promise<void> {
  const text = `${new URLSearchParams({ lang: 'en', ...hash })}`
  if (location.hash === `#${text}`) return
  const changed = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }))
  location.hash = text
  await changed
}

function field(name: string): HTMLInputElement {
  const found = root.querySelector<HTMLInputElement>(`#${name}`)
  if (found === null) throw new Error(`There is no field ${name}.`)
  return found
}

function type(name: string, value: string): void {
  field(name).value = value
  field(name).dispatchEvent(new Event('input', { bubbles: true }))
}

function choose(name: string, value: string): void {
  field(name).value = value
  field(name).dispatchEvent(new Event('change', { bubbles: true }))
}

const leave = (name: string) =>
  field(name).dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
const snippet = (name: string) => root.querySelector(`#snippet-${name}`)?.textContent ?? undefined
const problem = (name: string) => {
  const found = root.querySelector<HTMLElement>(`#${name}-problem`)
  return found?.hidden === false ? found.textContent?.trim() : undefined
}
const says = () => root.querySelector('.toast')?.textContent?.trim()
const settled = () => new Promise<void>((resolve) => setTimeout(resolve))

describe('the form', () => {
  test('untouched, complains beside no field, and lists what is missing', async () => {
    await goTo({})
    for (const name of Object.keys(emptyDraft)) expect(problem(name)).toBeUndefined()
    const listed = [...root.querySelectorAll('.missing a')].map(({ textContent }) => textContent)
    expect(listed).toEqual(['Endpoint', 'Store hash', 'Treasury'])
    expect(snippet('tag')).toBeUndefined()
  })

  test('filled in, shows snippets that the script reads as what was typed', async () => {
    await goTo({})
    for (const [name, value] of Object.entries(filled)) type(name, value)
    root.querySelector<HTMLInputElement>('#placement-inline')?.click()
    type('accent', '#0a7148')
    const src = snippet('src') ?? ''
    expect(readSettings({ src, blocks: [], chains: networkNames })).toMatchObject({
      ok: true,
      value: { ...filled, placement: 'inline', look: { accent: '#0a7148' } },
    })
    expect(snippet('tag')).toContain('integrity="sha384-hash"')
    expect(snippet('csp')).toContain('trusted-types')
  })

  test('follows every further keystroke', async () => {
    await goTo(filled)
    type('store', 'abc1234')
    expect(snippet('src')).toContain('store=abc1234')
    type('store', '')
    expect(snippet('src')).toBeUndefined()
  })

  test('names a mistake beside its field once the field was left, and ties it to the field', async () => {
    await goTo({})
    type('treasury', treasury.replace('A', 'a'))
    expect(problem('treasury')).toBeUndefined()
    leave('treasury')
    expect(problem('treasury')).toMatch(/^There is a mistake in this address/)
    expect(field('treasury').getAttribute('aria-invalid')).toBe('true')
    expect(field('treasury').getAttribute('aria-describedby')).toContain('treasury-problem')
    type('treasury', treasury)
    expect(problem('treasury')).toBeUndefined()
    expect(field('treasury').hasAttribute('aria-invalid')).toBe(false)
  })

  test('says live whether an address carries a checksum', async () => {
    await goTo({})
    const live = () => root.querySelector('#treasury-says')?.textContent?.trim()
    expect(live()).toBe('')
    type('treasury', treasury)
    expect(live()).toMatch(/the checksum is right/)
    type('treasury', treasury.toLowerCase())
    expect(live()).toMatch(/carries no checksum/)
    expect(root.querySelector('#treasury-says')?.getAttribute('role')).toBe('status')
  })

  test('takes a network away and brings it back', async () => {
    await goTo(filled)
    const [box] = root.querySelectorAll<HTMLInputElement>('[name=networks]')
    box?.click()
    expect(snippet('src')).not.toContain('Base%2C')
    box?.click()
    expect(snippet('src')).toContain('networks=Base%2CArbitrum')
  })

  test('a link in the list of what is missing leads to the field, and leaves the bookmark alone', async () => {
    await goTo({ ...filled, scriptUrl: 'x' })
    const before = location.hash
    root.querySelector<HTMLElement>('.missing a')?.click()
    expect(document.activeElement?.id).toBe('scriptUrl')
    expect(location.hash).toBe(before)
  })
})

describe('copying', () => {
  test.each(['tag', 'src', 'integrity', 'block', 'instructions', 'csp', 'api'])(
    'takes %s as it stands there, and says so',
    async (name) => {
      await goTo(filled)
      root.querySelector<HTMLElement>(`.snippet:has(#snippet-${name}) button`)?.click()
      await settled()
      expect(copies).toEqual([snippet(name)])
      expect(says()).toMatch(/^Copied: /)
      expect(root.querySelector('.toast')?.getAttribute('role')).toBe('status')
    },
  )

  test('where the browser forbids it, selects the text and says which keys to press', async () => {
    mayCopy = false
    await goTo(filled)
    root.querySelector<HTMLElement>('.snippet:has(#snippet-src) button')?.click()
    await settled()
    expect(getSelection()?.toString()).toBe(snippet('src'))
    expect(says()).toMatch(/press Ctrl\+C/)
  })
})

describe('the bookmark', () => {
  test('brings the whole form back, mistakes named', async () => {
    await goTo({ ...filled, placement: 'page', theme: 'dark', accent: 'var(--x)' })
    expect(field('endpoint').value).toBe(filled.endpoint)
    expect(field('treasury').value).toBe(treasury)
    expect(root.querySelector<HTMLInputElement>('#placement-page')?.checked).toBe(true)
    expect(field('theme').value).toBe('dark')
    expect(problem('accent')).toBe('This is no colour that browsers know.')
  })

  test('keeps what is typed and adds nothing to the history', async () => {
    await goTo({})
    const before = history.length
    type('store', 'abc123')
    choose('theme', 'light')
    choose('page', 'payment')
    const { draft, view } = readHash(location.hash)
    expect([draft.store, draft.theme, view.page]).toEqual(['abc123', 'light', 'payment'])
    expect(history.length).toBe(before)
  })

  test('of a stranger is text, whatever it holds', async () => {
    const markup = '<img src=x onerror=alert(1)>"\'</script>'
    await goTo(Object.fromEntries(Object.keys(emptyDraft).map((name) => [name, markup])))
    expect(root.querySelectorAll('img, script')).toHaveLength(0)
    expect(field('store').value).toBe(markup)
    expect(snippet('tag')).toBeUndefined()
  })
})

describe('everybody can use it', () => {
  test.each([
    ['empty', {}],
    ['filled in', filled],
    ['wrong', { endpoint: 'x', store: 'store-x', treasury: '0x1', networks: '', accent: '?' }],
  ])('%s: axe finds nothing, in both languages, on light and dark', async (_name, hash) => {
    for (const lang of ['en', 'zh-CN']) {
      for (const scheme of ['light', 'dark']) {
        await goTo({ ...hash, lang })
        document.documentElement.style.colorScheme = scheme
        const { violations } = await axe.run(document, { iframes: false })
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
      }
    }
    document.documentElement.style.colorScheme = ''
  })

  test('speaks the language that is chosen, and says which one it is', async () => {
    await goTo({})
    choose('lang', 'zh-CN')
    expect(document.documentElement.lang).toBe('zh-CN')
    expect(root.querySelector('h1')?.textContent).toBe(composerZhCN.title)
    expect(document.title).toBe(composerZhCN.title)
  })

  test('fills the same words into both languages', () => {
    const words = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()
    for (const key of Object.keys(composerEn) as (keyof typeof composerEn)[]) {
      expect([key, words(composerZhCN[key])]).toEqual([key, words(composerEn[key])])
    }
  })
})
