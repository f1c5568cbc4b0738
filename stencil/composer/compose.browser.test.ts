import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checksum } from '../../src/receiver/index.js'
import { readSettings } from '../../src/storefront/page/settings.js'
import { addressesIn, checkDraft, methods, placements } from './checkDraft.js'
import { compose } from './compose.js'
import { type Draft, emptyDraft, emptyView, networkNames, readHash, writeHash } from './draft.js'

const treasury = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const filled: Draft = {
  ...emptyDraft,
  endpoint: 'https://pay.example.com',
  store: 'abc123',
  treasury,
}
const build = { version: '0.1.0', integrity: 'sha384-a+b/c=' }

const hex = fc.stringMatching(/^[0-9a-f]{40}$/).filter((text) => !/^0+$/.test(text))
const address = fc
  .tuple(hex, fc.boolean())
  .map(([text, isPlain]) => (isPlain ? `0x${text}` : checksum(`0x${text}`)))
const base = fc
  .tuple(fc.domain(), fc.constantFrom('', '/', '/usdc', '/a/b/'))
  .map(([domain, path]) => `https://${domain}${path}`)
const optional = (values: readonly string[]) => fc.constantFrom('', ...values)

/** Forms that a merchant could fill in rightly. */
const drafts: fc.Arbitrary<Draft> = fc.record({
  endpoint: base,
  store: fc.stringMatching(/^[a-z0-9]{1,12}$/),
  treasury: fc
    .uniqueArray(address, { minLength: 1, maxLength: 3, selector: (text) => text.toLowerCase() })
    .map((all) => all.join('\n')),
  placement: fc.constantFrom(...placements),
  method: fc.constantFrom(...methods),
  networks: fc.subarray([...networkNames], { minLength: 1 }).map((names) => names.join(',')),
  theme: optional(['light', 'dark']),
  accent: optional(['#0a7148', 'teal', 'rgb(1 2 3 / 50%)']),
  radius: optional(['0', '4px', '1em 2px']),
  font: optional(['Georgia, serif', '"A & B", serif', '"</script>"', '"{{x}}"', "'a\\\"b'"]),
  locale: optional(['en', 'zh-CN', 'de']),
  frameOrigin: fc.oneof(fc.constant(''), base),
  scriptUrl: fc.oneof(fc.constant(''), base),
})

/** What the script must read, said without the composer's own words. */
function intended(draft: Draft, order?: string) {
  const noSlash = (text: string) => new URL(text).href.replace(/\/+$/, '')
  const { theme, accent, radius, font, locale } = draft
  const look = Object.entries({ theme, accent, radius, font, locale }).filter(([, v]) => v !== '')
  const endpoint = noSlash(draft.endpoint)
  const isOther = draft.placement === 'frame' && draft.frameOrigin !== ''
  return {
    ok: true,
    value: {
      endpoint,
      store: draft.store,
      treasury: addressesIn(draft.treasury).map(checksum).join(' '),
      placement: draft.placement,
      frameOrigin: isOther ? noSlash(draft.frameOrigin) : endpoint,
      methods: [draft.method],
      networks: networkNames.filter((name) => draft.networks.split(',').includes(name)),
      look: Object.fromEntries(look),
      isLikePage: false,
      order,
    },
  }
}

function composed(draft: Draft) {
  const checked = checkDraft(draft)
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
  return compose(checked.value, build)
}

const parse = (html: string) =>
  new DOMParser().parseFromString(html, 'text/html').querySelectorAll('script')

describe('a form that is filled in rightly', () => {
  test('comes out of the script’s address as exactly these settings', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const { src } = composed(draft)
        const settings = readSettings({ src, blocks: [], chains: networkNames })
        expect(settings).toEqual(intended(draft))
      }),
      { numRuns: 300 },
    )
  })

  test('comes out of the whole tag as the same address, held by the hash', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const { tag, src } = composed(draft)
        expect(tag).not.toContain('{{')
        const [script, ...others] = parse(tag)
        expect(others).toEqual([])
        expect(script?.getAttribute('src')).toBe(src)
        expect(script?.integrity).toBe(build.integrity)
        expect([script?.crossOrigin, script?.defer]).toEqual(['anonymous', true])
      }),
    )
  })

  test('comes out of the data block beside an installed script, with the order’s number', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const { endpoint, store, treasury: pinned, frameOrigin, placement, networks } = draft
        const plain = { ...emptyDraft, endpoint, store, treasury: pinned, frameOrigin, networks }
        const { block } = composed(draft)
        expect(block.match(/\{\{/g)).toHaveLength(1)
        const [script, ...others] = parse(block.replace('{{checkout.order.id}}', '1042'))
        expect(others).toEqual([])
        const blocks = [script?.textContent ?? '']
        const settings = readSettings({ src: composed(plain).src, blocks, chains: networkNames })
        const wanted = intended(draft, '1042')
        // The installer knows the frame’s host whatever the placement.
        if (placement !== 'frame' && settings.ok) {
          expect(settings.value).toEqual({
            ...wanted.value,
            frameOrigin: settings.value.frameOrigin,
          })
        } else expect(settings).toEqual(wanted)
      }),
    )
  })

  test('gives instructions with one link, to this endpoint', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const { body } = new DOMParser().parseFromString(composed(draft).instructions, 'text/html')
        const links = [...body.querySelectorAll('a')].map((link) => link.getAttribute('href'))
        expect(links).toEqual([`${intended(draft).value.endpoint}/pay/order/%%OrderID%%`])
      }),
    )
  })
})

describe('what is wrong is named', () => {
  test.each<[Partial<Draft>, string]>([
    [{ endpoint: '' }, 'endpointMissing'],
    [{ endpoint: 'pay.example.com' }, 'urlNotHttps'],
    [{ endpoint: 'http://pay.example.com' }, 'urlNotHttps'],
    [{ endpoint: 'javascript:alert(1)' }, 'urlNotHttps'],
    [{ endpoint: 'https://me@pay.example.com' }, 'urlOdd'],
    [{ endpoint: 'https://pay.example.com/?a=b' }, 'urlOdd'],
    [{ endpoint: 'https://' }, 'urlOdd'],
    [{ store: ' ' }, 'storeMissing'],
    [{ store: 'store-abc123' }, 'storeIsAddress'],
    [{ store: 'https://store-abc123.mybigcommerce.com' }, 'storeIsAddress'],
    [{ store: 'ABC 123' }, 'storeOdd'],
    [{ treasury: '' }, 'treasuryMissing'],
    [{ treasury: '0x123' }, 'treasuryInvalid'],
    [{ treasury: `${treasury} vitalik.eth` }, 'treasuryInvalid'],
    [{ treasury: treasury.replace('A', 'a') }, 'treasuryChecksum'],
    [{ treasury: `0x${'0'.repeat(40)}` }, 'treasuryZero'],
    [{ treasury: `${treasury},${treasury.toLowerCase()}` }, 'treasuryTwice'],
    [{ placement: 'popup' }, 'choiceOdd'],
    [{ method: 'cheque' }, 'choiceOdd'],
    [{ networks: '' }, 'networksMissing'],
    [{ networks: 'Bitcoin' }, 'networksMissing'],
    [{ networks: 'Base,Bitcoin' }, 'choiceOdd'],
    [{ theme: 'blue' }, 'choiceOdd'],
    [{ accent: 'var(--x)' }, 'accentOdd'],
    [{ accent: 'blue; color: red' }, 'accentOdd'],
    [{ radius: 'big' }, 'radiusOdd'],
    [{ font: '}' }, 'fontOdd'],
    [{ locale: '!' }, 'localeOdd'],
    [{ frameOrigin: 'frame.example' }, 'urlNotHttps'],
    [{ scriptUrl: 'https://cdn.example/#x' }, 'urlOdd'],
  ])('%o', (change, problem) => {
    const [field = ''] = Object.keys(change)
    expect(checkDraft({ ...filled, ...change })).toEqual({
      ok: false,
      problems: { [field]: problem },
    })
  })

  test('all at once', () => {
    const { ok, ...rest } = checkDraft({ ...emptyDraft, method: 'cheque' })
    expect(ok).toBe(false)
    expect(rest).toEqual({
      problems: {
        endpoint: 'endpointMissing',
        store: 'storeMissing',
        treasury: 'treasuryMissing',
        method: 'choiceOdd',
      },
    })
  })

  test('whatever is typed: it is refused here, or the script takes it', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...Object.values(filled)))
    const names = Object.keys(emptyDraft) as (keyof Draft)[]
    const typed = fc
      .array(text, { minLength: names.length, maxLength: names.length })
      .map((all) => Object.fromEntries(names.map((name, at) => [name, all[at]])) as Draft)
    fc.assert(
      fc.property(typed, fc.subarray(names), (odd: Draft, kept) => {
        const right = Object.fromEntries(kept.map((name) => [name, filled[name]]))
        const checked = checkDraft({ ...odd, ...right })
        if (!checked.ok) return
        const { src } = compose(checked.value, build)
        expect(readSettings({ src, blocks: [], chains: networkNames }).ok).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the bookmark', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 })

  test('brings back whatever was typed', () => {
    const names = Object.keys({ ...emptyDraft, ...emptyView })
    const all = fc.record(Object.fromEntries(names.map((name) => [name, text])))
    fc.assert(
      fc.property(all, (values) => {
        const pick = <Names extends object>(names: Names) =>
          Object.fromEntries(Object.keys(names).map((name) => [name, values[name]])) as never
        const kept = { draft: pick(emptyDraft), view: pick(emptyView) }
        expect(readHash(`#${writeHash(kept)}`)).toEqual(kept)
      }),
    )
  })

  test('of an untouched form is empty, and an unknown one is an untouched form', () => {
    const untouched = { draft: emptyDraft, view: emptyView }
    expect(writeHash(untouched)).toBe('')
    expect(readHash('#foo=bar&__proto__=x')).toEqual(untouched)
  })
})
