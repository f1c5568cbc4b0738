import { accept } from '../../src/errors/index.js'
import { parseAddress, ReceiverInputError } from '../../src/receiver/index.js'
import { isLocale, isLook, lookNames, parseBase, patterns } from '../../src/storefront/fields.js'
import { type Draft, type Field, networkNames } from './draft.js'

/** The offline methods that can mean USDC. `cheque` is none: BigCommerce treats it as a purchase order. */
export const methods = ['moneyorder', 'bankdeposit', 'cod', 'instore'] as const

/** Where a payment can be shown, the safest first. */
export const placements = ['frame', 'page', 'inline'] as const

/** What a merchant wants, checked. */
export type Wanted = {
  readonly endpoint: string
  readonly store: string
  /** Newest first, each with its checksum. */
  readonly treasuries: readonly string[]
  readonly placement: (typeof placements)[number]
  /** Base of the host that serves the frame, when it is not the endpoint. */
  readonly frameOrigin: string | undefined
  readonly method: (typeof methods)[number]
  /** In the order of the build. */
  readonly networks: readonly string[]
  /** Only what is set. */
  readonly look: Readonly<Partial<Record<'theme' | 'locale' | (typeof lookNames)[number], string>>>
  /** Where the scripts lie, when not at the endpoint. */
  readonly scriptUrl: string | undefined
}

/** What is wrong with a field; each has a sentence in every language. */
export type Problem =
  | 'endpointMissing'
  | 'urlNotHttps'
  | 'urlOdd'
  | 'storeMissing'
  | 'storeIsAddress'
  | 'storeOdd'
  | 'treasuryMissing'
  | 'treasuryInvalid'
  | 'treasuryChecksum'
  | 'treasuryZero'
  | 'treasuryTwice'
  | 'choiceOdd'
  | 'networksMissing'
  | 'accentOdd'
  | 'radiusOdd'
  | 'fontOdd'
  | 'localeOdd'

/** One problem at most for each field. */
export type Problems = Readonly<Partial<Record<Field, Problem>>>

/** The addresses in a text, as they were typed. */
export function addressesIn(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((part) => part !== '')
}

/**
 * Checks the whole form with the very functions that the script reads its settings with, and a
 * little more strictly: a store's page is https, so nothing here may be http.
 */
export function checkDraft(
  draft: Draft,
):
  | { readonly ok: true; readonly value: Wanted }
  | { readonly ok: false; readonly problems: Problems } {
  const problems: Partial<Record<Field, Problem>> = {}
  const note = (field: Field, problem: Problem | undefined) => {
    if (problem !== undefined) problems[field] = problem
  }
  const text = Object.fromEntries(
    Object.entries(draft).map(([field, value]) => [field, value.trim()]),
  ) as Draft
  note('endpoint', text.endpoint === '' ? 'endpointMissing' : problemOfUrl(text.endpoint))
  note('store', problemOfStore(text.store))
  note('treasury', problemOfTreasury(text.treasury))
  for (const field of ['frameOrigin', 'scriptUrl'] as const) {
    if (text[field] !== '') note(field, problemOfUrl(text[field]))
  }
  const placement = placements.find((one) => one === text.placement)
  if (placement === undefined) note('placement', 'choiceOdd')
  const method = methods.find((one) => one === text.method)
  if (method === undefined) note('method', 'choiceOdd')
  const asked = text.networks.split(',').filter((name) => name !== '')
  const networks = networkNames.filter((name) => asked.includes(name))
  if (networks.length === 0) note('networks', 'networksMissing')
  else if (networks.length < asked.length) note('networks', 'choiceOdd')
  if (!['', 'light', 'dark'].includes(text.theme)) note('theme', 'choiceOdd')
  if (text.locale !== '' && !isLocale(text.locale)) note('locale', 'localeOdd')
  for (const name of lookNames) {
    if (text[name] !== '' && !isLook(name, text[name])) note(name, `${name}Odd`)
  }
  if (Object.keys(problems).length > 0 || placement === undefined || method === undefined) {
    return { ok: false, problems }
  }
  return accept({
    endpoint: baseOf(text.endpoint) ?? '',
    store: text.store,
    treasuries: addressesIn(text.treasury).map(parseAddress),
    placement,
    frameOrigin: placement === 'frame' ? baseOf(text.frameOrigin) : undefined,
    method,
    networks,
    look: lookOf(text),
    scriptUrl: baseOf(text.scriptUrl),
  })
}

/** The parts of a look that are set and understood; the preview shows these, whatever else is missing. */
export function lookOf(draft: Draft): Wanted['look'] {
  const isUnderstood = {
    theme: (value: string) => value === 'light' || value === 'dark',
    locale: isLocale,
    accent: (value: string) => isLook('accent', value),
    radius: (value: string) => isLook('radius', value),
    font: (value: string) => isLook('font', value),
  }
  const names = ['theme', 'locale', ...lookNames] as const
  const pairs = names.map((name) => [name, draft[name].trim()] as const)
  return Object.fromEntries(
    pairs.filter(([name, value]) => value !== '' && isUnderstood[name](value)),
  )
}

function problemOfUrl(text: string): Problem | undefined {
  if (/^http:/i.test(text) || !/^https:\/\//i.test(text)) return 'urlNotHttps'
  return parseBase(text) === undefined ? 'urlOdd' : undefined
}

function baseOf(text: string): string | undefined {
  return text === '' ? undefined : parseBase(text)
}

function problemOfStore(text: string): Problem | undefined {
  if (text === '') return 'storeMissing'
  if (/^store-|[./]/.test(text)) return 'storeIsAddress'
  return patterns.store.test(text) ? undefined : 'storeOdd'
}

function problemOfTreasury(text: string): Problem | undefined {
  const addresses = addressesIn(text)
  if (addresses.length === 0) return 'treasuryMissing'
  const seen = new Set<string>()
  for (const address of addresses) {
    const problem = problemOfAddress(address)
    if (problem !== undefined) return problem
    const lower = address.toLowerCase()
    if (seen.has(lower)) return 'treasuryTwice'
    seen.add(lower)
  }
  return undefined
}

/** What is wrong with one address; undefined when nothing is. */
export function problemOfAddress(text: string): Problem | undefined {
  try {
    return /^0x0{40}$/.test(parseAddress(text)) ? 'treasuryZero' : undefined
  } catch (error) {
    const isChecksum = error instanceof ReceiverInputError && error.code === 'address_checksum'
    return isChecksum ? 'treasuryChecksum' : 'treasuryInvalid'
  }
}
