import { type ExitCode, exitCodes } from '../command.js'
import { isOwn, type Order } from './claims.js'
import { type Check, printable } from './compare.js'
import type { Code } from './parseCode.js'
import type { Visit } from './visit.js'

/** What came of looking at a checkout. */
export type Report = {
  readonly url: string
  readonly exitCode: ExitCode
  /** One sentence. */
  readonly verdict: string
  readonly order: Omit<Order, 'total' | 'pinned'>
  readonly codes: readonly string[]
  readonly checks: readonly Check[]
  readonly warnings: readonly string[]
  /** `integrity` is null for a script that was loaded and stands in the page no more. */
  readonly scripts: readonly { readonly src: string; readonly integrity: string | null }[]
  readonly inlineScripts: number
}

/** Draws the conclusion. */
export function reportOf({
  visit,
  order,
  codes,
  checks,
  status,
}: {
  visit: Visit
  order: Order
  codes: readonly Code[]
  checks: readonly Check[]
  /** The payment's status as the endpoint knows it; undefined when it did not say. */
  status: string | undefined
}): Report {
  const { total: _, pinned: __, ...known } = order
  const scripts = scriptsOf(visit)
  return {
    url: visit.url,
    ...conclude({ codes, checks, status }),
    order: known,
    codes: visit.codes,
    checks,
    warnings: warningsOf(scripts, order),
    scripts,
    inlineScripts: visit.inlineScripts,
  }
}

function conclude({
  codes,
  checks,
  status,
}: {
  codes: readonly Code[]
  checks: readonly Check[]
  status: string | undefined
}): Pick<Report, 'exitCode' | 'verdict'> {
  const wrong = checks.filter(({ result }) => result === 'wrong')
  if (wrong.length > 0) {
    const what = wrong.map((check) => check.what).join('; ')
    return { exitCode: exitCodes.problem, verdict: `Something is wrong: ${what}.` }
  }
  if (!codes.some(({ kind }) => kind !== 'other')) {
    const hint =
      status === undefined || status === 'waiting'
        ? 'Open it in a browser: is there a code? A payment on its own page has its own address.'
        : `The endpoint says that the payment is ${status}: then none is shown.`
    return { exitCode: exitCodes.unchecked, verdict: `No payment code was seen. ${hint}` }
  }
  if (status === undefined) {
    const verdict = 'The endpoint did not say what the payment is, so the amount was not compared.'
    return { exitCode: exitCodes.unchecked, verdict }
  }
  return { exitCode: exitCodes.ok, verdict: 'What the page shows pays this order.' }
}

function scriptsOf({ scripts, requested }: Visit): Report['scripts'] {
  const standing = scripts.map(({ src }) => src)
  const gone = requested.filter((src) => !standing.includes(src))
  return [...scripts, ...gone.map((src) => ({ src, integrity: null }))]
}

function warningsOf(scripts: Report['scripts'], { claimed }: Order): string[] {
  // The parts that it loads itself leave the page again; the one that was pasted stays.
  const own = scripts.filter(({ src, integrity }) => isOwn(src) && integrity !== null)
  return [
    ...(own.length === 0 ? ['None of our scripts stands in the page.'] : []),
    ...own
      .filter(({ integrity }) => integrity === '')
      .map(({ src }) => `${printable(src)} has no integrity: a changed file would run.`),
    ...(claimed.includes('order') || claimed.includes('cart')
      ? ['The order was taken from the page. Name it (--store --order --cart) to be sure.']
      : []),
  ]
}

const marks = { right: '✓', wrong: '✗', unknown: '?' } as const

/** The report for a person. */
export function write(report: Report): string {
  const { order, checks, warnings, scripts, inlineScripts } = report
  const by = (name: string) => (order.claimed.includes(name) ? ' (claimed by the page)' : '')
  return [
    `page      ${printable(report.url)}`,
    `store     ${printable(order.store)}${by('store')}`,
    `order     ${printable(order.order)}${by('order')}`,
    `cart      ${printable(order.cart)}${by('cart')}`,
    `endpoint  ${printable(order.endpoint)}${by('endpoint')}`,
    '',
    ...checks.flatMap(({ what, result, seen, expected }) => [
      `${marks[result]} ${what}`,
      `    seen      ${printable(seen)}`,
      `    expected  ${printable(expected)}`,
    ]),
    '',
    `scripts in the page: ${scripts.length}, and ${inlineScripts} inline`,
    ...scripts.map(({ src, integrity }) => {
      const held =
        integrity === null ? 'loaded, not in the page any more' : integrity || 'no integrity'
      return `    ${printable(src)}\n      ${printable(held)}`
    }),
    ...warnings.map((warning) => `! ${warning}`),
    '',
    report.verdict,
  ].join('\n')
}
