import { mainnets } from '../../src/chains/definitions/mainnets.js'

/** Names of the networks that a production build has, cheapest first. */
export const networkNames: readonly string[] = mainnets.map(({ name }) => name)

/** What a merchant types or chooses, with what it is at first. */
export const emptyDraft = {
  endpoint: '',
  store: '',
  /** One address or several, newest first. */
  treasury: '',
  placement: 'frame',
  /** The offline method, by BigCommerce's id. */
  method: 'moneyorder',
  /** Names, comma separated. */
  networks: networkNames.join(','),
  theme: '',
  accent: '',
  radius: '',
  font: '',
  locale: '',
  frameOrigin: '',
  scriptUrl: '',
}

/** The name of a field. */
export type Field = keyof typeof emptyDraft

/** The whole form as text, nothing of it checked. */
export type Draft = Readonly<Record<Field, string>>

/** How the preview stands; it changes nothing of what is pasted. */
export const emptyView = { lang: '', page: 'confirmation', state: 'waiting', shop: 'light' }

/** How the preview stands. */
export type View = Readonly<Record<keyof typeof emptyView, string>>

/** All that a bookmark of the page keeps. */
export type Kept = { readonly draft: Draft; readonly view: View }

/** Longer texts in a bookmark are cut: nobody types them. */
const longest = 2_000

/** Reads a bookmark; what it does not name stays as it is at first, what is unknown is left out. */
export function readHash(hash: string): Kept {
  const query = new URLSearchParams(hash.replace(/^#/, ''))
  const read = <Names extends Record<string, string>>(names: Names): Names => {
    const pairs = Object.entries(names).map(([name, first]) => [
      name,
      query.get(name)?.slice(0, longest) ?? first,
    ])
    return Object.fromEntries(pairs) as Names
  }
  return { draft: read(emptyDraft), view: read(emptyView) }
}

/** Writes a bookmark: only what differs from the beginning. */
export function writeHash({ draft, view }: Kept): string {
  const first: Readonly<Record<string, string>> = { ...emptyDraft, ...emptyView }
  const differing = Object.entries({ ...draft, ...view }).filter(
    ([name, value]) => value !== first[name],
  )
  return `${new URLSearchParams(differing)}`
}
