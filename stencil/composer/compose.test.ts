import { describe, expect, test } from 'vitest'
import { storefrontScript } from '../../src/endpoint/bigCommerce.js'
import { readConfig } from '../../src/endpoint/config.js'
import type { Scripts } from '../../src/endpoint/scripts.js'
import { setUp } from '../../src/stores/bigcommerce/bigcommerce.fixture.js'
import { installScript } from '../../src/stores/bigcommerce/installScript.js'
import { buildOf } from './buildOf.js'
import { checkDraft } from './checkDraft.js'
import { compose } from './compose.js'
import { emptyDraft } from './draft.js'

const treasury = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const second = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359'
const build = { version: '0.1.0', integrity: 'sha384-hash' }
const scripts: Scripts = {
  version: build.version,
  files: new Map([['storefront.js', { bytes: new Uint8Array(), integrity: build.integrity }]]),
  cardCss: '',
}
const draft = {
  ...emptyDraft,
  endpoint: 'https://pay.example.com/',
  store: 'abc123',
  treasury: `${treasury}\n${second.toLowerCase()}`,
  networks: 'OP Mainnet,Base',
}

function composed(changes: Partial<typeof draft> = {}) {
  const checked = checkDraft({ ...draft, ...changes })
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
  return compose(checked.value, build)
}

/** What our own installer puts into the store for the same settings. */
const installers = (changes: Record<string, string> = {}) =>
  storefrontScript(
    readConfig({
      PAY_PUBLIC_URL: 'https://pay.example.com/',
      PAY_STORE_HASH: 'abc123',
      PAY_STORE_TOKEN: 'a'.repeat(20),
      PAY_TREASURY: `${treasury},${second}`,
      PAY_TOKEN_SECRET: 'ab'.repeat(32),
      PAY_CHAIN_8453_RPC: 'https://rpc.example',
      PAY_CHAIN_10_RPC: 'https://rpc.example',
      ...changes,
    }),
    scripts,
  )

describe('the composed script is the one that our installer writes', () => {
  test('letter by letter, so that installing over a pasted one changes nothing', () => {
    const { src, integrity } = composed()
    expect({ src, integrity }).toEqual(installers())
  })

  test('with scripts and frame on hosts of their own', () => {
    const { src } = composed({
      scriptUrl: 'https://cdn.example/usdc/0.1.0/',
      frameOrigin: 'https://frame.example',
    })
    const changes = {
      PAY_SCRIPT_URL: 'https://cdn.example/usdc/0.1.0/',
      PAY_FRAME_ORIGIN: 'https://frame.example',
    }
    expect(src).toBe(installers(changes).src)
  })

  test('and so is the body for the Scripts API', async () => {
    const { src, integrity, api } = composed()
    const { client, books } = setUp()
    await installScript({ client, src, integrity })
    expect(books.scripts()[0]).toMatchObject(JSON.parse(api) as object)
  })
})

describe('the policy names what each placement needs, and nothing more', () => {
  const frameOrigin = 'https://frame.example'
  test.each([
    [
      'frame',
      { frameOrigin },
      "script-src https://pay.example.com;\nconnect-src 'self';\nframe-src https://frame.example;",
    ],
    ['page', { frameOrigin }, "script-src https://pay.example.com;\nconnect-src 'self';"],
    [
      'inline',
      { scriptUrl: 'https://cdn.example/usdc' },
      "script-src https://cdn.example;\nconnect-src 'self' https://pay.example.com;\nimg-src data:;\n" +
        'trusted-types lit-html pay-with-usdc pay-with-usdc-storefront;',
    ],
  ])('%s', (placement, changes, policy) => {
    expect(composed({ placement, ...changes }).csp).toBe(policy)
  })
})

describe('the build', () => {
  const manifest = (version: string) => ({
    version,
    files: [{ file: 'storefront.js', integrity: `sha384-${version}` }],
  })

  test('is the newest one that is there', () => {
    const manifests = {
      'dist/production/0.1.0/m': manifest('0.1.0'),
      'dist/production/0.2.0/m': manifest('0.2.0'),
    }
    expect(buildOf(manifests)).toEqual({ version: '0.2.0', integrity: 'sha384-0.2.0' })
  })

  test.each([[{}], [{ a: { version: '0.1.0', files: [] } }]])(
    'is none when there is no hash',
    (manifests) => {
      expect(buildOf(manifests)).toBeUndefined()
    },
  )
})
