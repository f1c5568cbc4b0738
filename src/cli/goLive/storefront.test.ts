import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { treasury } from '../../endpoint/endpoint.fixture.js'
import type { Finding } from '../doctor/finding.js'
import { checkStorefront } from './storefront.js'

const page = 'https://www.shop-example.com/'
const file = '// storefront'
const integrity = `sha384-${createHash('sha384').update(file).digest('base64')}`
const bare = 'https://pay.shop-example.com/script/1.2.3/storefront.js'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const right = { endpoint: 'https://pay.shop-example.com', store: 'k3x9zq2m7', treasury }

const srcOf = (settings: Record<string, string>) => `${bare}?${new URLSearchParams(settings)}`
const tagOf = (src: string) =>
  `<script src="${src.replaceAll('&', '&amp;')}" integrity="${integrity}" crossorigin="anonymous" defer></script>`
const blockOf = (settings: unknown) =>
  `<script type="application/json" data-usdc-pay>${typeof settings === 'string' ? settings : JSON.stringify(settings)}</script>`
const tag = tagOf(srcOf(right))

/** What is found on a page that holds this. */
async function look(body: string, treasuries: string = treasury): Promise<Finding[]> {
  const fetch = async (input: string | URL | Request) =>
    new Response(`${input}` === page ? `<!doctype html><title>Shop</title>${body}` : file)
  const wanted = { src: srcOf({ ...right, treasury: treasuries }), integrity }
  return checkStorefront({ page, wanted, fetch })
}

const problems = (findings: readonly Finding[]) =>
  findings.flatMap((finding) => (finding.verdict === 'ok' ? [] : [[finding.says, finding.next]]))

describe('the script on the storefront', () => {
  test.each([
    ['told by its tag', tag],
    ['told by a data block alone, as the theme’s partial does', tagOf(bare) + blockOf(right)],
    ['told by both', blockOf({ ...right, treasury: [treasury] }) + tag],
    ['told in another form', tagOf(bare) + blockOf({ ...right, endpoint: `${right.endpoint}/` })],
    ['with a treasury in small letters', tag + blockOf({ treasury: treasury.toLowerCase() })],
    [
      'with a block of a template that filled in nothing',
      tag + blockOf({ order: '{{checkout.order.id}}', treasury: '' }),
    ],
    ['with a JSON block of somebody else', `${tag}<script type="application/json">[1]</script>`],
    ['with scripts in a comment', `<!-- ${tagOf(bare)}${blockOf({ store: 'old' })} -->${tag}`],
  ])('is well %s', async (_, body) => {
    expect(await look(body)).toMatchObject([{ verdict: 'ok' }])
  })

  test.each([
    ['endpoint', 'https://evil.example'],
    ['store', 'another'],
    ['treasury', other],
  ] as const)('is ✗ when a data block overrides its %s', async (name, value) => {
    const where = {
      before: blockOf({ [name]: value }) + tag,
      after: tag + blockOf({ [name]: value }),
    }
    for (const body of Object.values(where)) {
      expect(problems(await look(body))).toEqual([
        [
          `The page's data block overrides the tag: its ${name} is ${value}, and should be ${right[name]}.`,
          expect.stringContaining('<script type="application/json" data-usdc-pay>'),
        ],
      ])
    }
  })

  test('is ✗ when the last of several blocks overrides it, or one adds a treasury', async () => {
    const later = await look(tag + blockOf({ store: right.store }) + blockOf({ store: 'another' }))
    expect(problems(later)).toHaveLength(1)
    const added = await look(tag + blockOf({ treasury: [treasury, other] }))
    expect(problems(added)).toMatchObject([
      [expect.stringContaining(`is ${treasury}, ${other},`), expect.stringContaining('Correct it')],
    ])
    const both = `${other},${treasury}`
    expect(problems(await look(tag + blockOf({ treasury: [other, treasury] }), both))).toEqual([])
    expect(problems(await look(tag + blockOf({ treasury: [treasury, other] }), both))).toHaveLength(
      1,
    )
  })

  test('is ✗ when its tag says otherwise, unless a block puts that right', async () => {
    const wrong = tagOf(srcOf({ ...right, store: 'another' }))
    expect(problems(await look(wrong))).toEqual([
      [
        `Its store is another, and should be ${right.store}.`,
        expect.stringContaining('pay-with-usdc install'),
      ],
    ])
    expect(problems(await look(tagOf(bare)))).toHaveLength(3)
    expect(problems(await look(wrong + blockOf({ store: right.store })))).toEqual([])
  })

  test.each([
    ['no JSON', 'data-usdc-pay: the data block must be one JSON object.', '{ "store": }'],
    ['a list', 'data-usdc-pay: the data block must be one JSON object.', '[]'],
    ['an unknown name', 'tresury: is no setting.', { tresury: treasury }],
    ['a value that is none', 'store: must be text, a number or a list', { store: true }],
  ])(
    'is ✗ when a block is refused, for the script would show nothing: %s',
    async (_, says, block) => {
      expect(problems(await look(tag + blockOf(block)))).toMatchObject([
        [
          expect.stringContaining(
            `The page's data block is refused, and nothing is shown: ${says}`,
          ),
          expect.stringContaining('Correct it in'),
        ],
      ])
    },
  )
})
