import { createHash } from 'node:crypto'
import { checksum } from '../../receiver/index.js'
import { collectSettings, Odd } from '../../storefront/page/collectSettings.js'
import { type Finding, findingsOf, reasonOf } from '../doctor/finding.js'

/** The script tag that belongs on every page of the shop. */
export type WantedScript = { readonly src: string; readonly integrity: string }

/** Milliseconds until a page or a script is given up. */
const patience = 15_000
/** Characters of a page that are read. */
const longest = 5_000_000

/** How the tag comes onto the page. */
const install =
  'Run pay-with-usdc install, or paste the tag of the composer anew (docs/bigcommerce.md).'
/** What to do about a data block, which wins over the tag. */
const correct =
  'Correct it in <script type="application/json" data-usdc-pay>, in Script Manager or in your theme.'

/**
 * Whether a page of the storefront carries our script as it should be: where it comes from, its hash, and
 * what tag and data blocks tell it of endpoint, store and treasury; and whether the file behind it is our build's.
 *
 * @param page of the storefront
 */
export async function checkStorefront({
  page,
  wanted,
  fetch,
}: {
  page: string
  wanted: WantedScript
  fetch: typeof globalThis.fetch
}): Promise<Finding[]> {
  const { host } = new URL(page)
  const { ok, problem, unchecked } = findingsOf(`script on ${host}`)
  let html: string
  try {
    html = (await bytesOf(page, fetch)).toString().slice(0, longest)
  } catch (error) {
    const next = `Name a page that anybody can open: --storefront https://${host}/. A store that is down for maintenance shows nothing.`
    return [unchecked(`The page cannot be read: ${reasonOf(error)}.`, next)]
  }
  const { tags, blocks } = scriptsIn(html, page)
  const [tag, ...doubles] = tags.filter(({ src }) => src.pathname.endsWith('/storefront.js'))
  if (tag === undefined) {
    return [problem('The page has no script of ours.', install)]
  }
  const findings = [
    ...(doubles.length === 0
      ? []
      : [problem('The page has our script twice.', 'Take out the one that was pasted by hand.')]),
    ...differencesOf(tag, wanted).map((says) => problem(says, install)),
    ...wrongSettings({ tag, blocks, wanted }).map(({ says, next }) => problem(says, next)),
    ...(await lookAtFile(tag.src, wanted)),
  ]
  const isRight = findings.every(({ verdict }) => verdict === 'ok')
  return isRight
    ? [ok('It is ours, with its hash, endpoint, store and treasury; the file is our build’s.')]
    : findings.filter(({ verdict }) => verdict !== 'ok')

  async function lookAtFile(src: URL, { integrity }: WantedScript): Promise<Finding[]> {
    try {
      if (hashOf(await bytesOf(src.href, fetch)) === integrity) return []
      return [
        problem(
          `The file at ${bare(src)} is not our build's: no browser would run it.`,
          'Build the version that you run (npm run build), start the endpoint again, then pay-with-usdc install.',
        ),
      ]
    } catch (error) {
      const next = 'See that PAY_PUBLIC_URL or PAY_SCRIPT_URL can be reached from everywhere.'
      return [problem(`The file at ${bare(src)} cannot be read: ${reasonOf(error)}.`, next)]
    }
  }
}

type Tag = { readonly src: URL; readonly integrity: readonly string[] }

/** The scripts of a page that are loaded by an address, and the texts of our data blocks. */
function scriptsIn(html: string, page: string): { tags: Tag[]; blocks: string[] } {
  const tags: Tag[] = []
  const blocks: string[] = []
  // A comment is passed over as a whole, with the scripts that somebody left in it.
  const pieces = html.matchAll(/<!--[\s\S]*?-->|<script\b([^>]*)>([\s\S]*?)<\/script\b/gi)
  for (const [, attributes = '', text = ''] of pieces) {
    const src = attributeOf(attributes, 'src')
    if (src !== undefined && URL.canParse(src, page)) {
      const integrity = (attributeOf(attributes, 'integrity') ?? '').split(/\s+/)
      tags.push({ src: new URL(src, page), integrity: integrity.filter((one) => one !== '') })
    } else if (isBlock(attributes)) blocks.push(text)
  }
  return { tags, blocks }
}

const isBlock = (attributes: string) =>
  attributeOf(attributes, 'type')?.toLowerCase() === 'application/json' &&
  /(^|\s)data-usdc-pay($|[\s=/])/i.test(attributes)

function attributeOf(attributes: string, name: string): string | undefined {
  const [, , double, single, plain] =
    new RegExp(`(^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
      attributes,
    ) ?? []
  return (double ?? single ?? plain)?.replaceAll('&amp;', '&')
}

function differencesOf(tag: Tag, { src, integrity }: WantedScript): string[] {
  const wanted = new URL(src)
  const differences: string[] = []
  if (bare(tag.src) !== bare(wanted)) {
    differences.push(`Its src is ${bare(tag.src)}, and should be ${bare(wanted)}.`)
  }
  if (!tag.integrity.includes(integrity)) {
    const has = tag.integrity.length === 0 ? 'It has no integrity hash' : 'Its integrity is another'
    differences.push(`${has}: our build's is ${integrity}.`)
  }
  return differences
}

/** One meaning, one text: what the script itself takes as the same. */
const compared = {
  endpoint: (text: string) => text.replace(/\/+$/, ''),
  store: (text: string) => text,
  treasury: (text: string) =>
    text
      .split(/[\s,]+/)
      .filter((one) => one !== '')
      .map((one) => (/^0x[0-9a-f]{40}$/.test(one) ? checksum(one) : one))
      .join(', '),
} as const

/** What the script is told otherwise than it should be, by its tag or by a data block. */
function wrongSettings({
  tag,
  blocks,
  wanted,
}: {
  tag: Tag
  blocks: readonly string[]
  wanted: WantedScript
}): { says: string; next: string }[] {
  try {
    const told = collectSettings({ src: tag.src.href, blocks })
    const toldByBlocks = collectSettings({ src: bare(tag.src), blocks })
    const right = collectSettings({ src: wanted.src, blocks: [] })
    return Object.entries(compared).flatMap(([name, textOf]) => {
      const [is, should] = [textOf(told[name] ?? ''), textOf(right[name] ?? '')]
      if (is === should) return []
      const isBlock = toldByBlocks[name] !== undefined
      const whose = isBlock ? `The page's data block overrides the tag: its ${name}` : `Its ${name}`
      const says = `${whose} is ${is === '' ? 'missing' : is}, and should be ${should}.`
      return [{ says, next: isBlock ? correct : install }]
    })
  } catch (error) {
    if (!(error instanceof Odd)) throw error
    return [
      {
        says: `The page's data block is refused, and nothing is shown: ${error.message}`,
        next: correct,
      },
    ]
  }
}

const bare = (url: URL) => `${url.origin}${url.pathname}`

const hashOf = (bytes: Buffer) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`

async function bytesOf(url: string, fetch: typeof globalThis.fetch): Promise<Buffer> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(patience) })
  if (!answer.ok) throw new Error(`it answers ${answer.status}`)
  return Buffer.from(await answer.arrayBuffer())
}
