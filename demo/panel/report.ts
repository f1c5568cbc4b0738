import type { ListedScenario } from '../../src/sandbox/api.js'
import type { Result } from '../../src/sandbox/scenarios/index.js'
import type { ClosingReport } from '../../src/sandbox/stage/closingCheck.js'
import type { Moment } from '../../src/sandbox/stage/timeline.js'
import { momentsOf } from './momentsOf.js'
import type { Words } from './words/en.js'

/** What came of a visit to the sandbox. The JSON file is this. */
export type Report = {
  /** ISO 8601. */
  readonly at: string
  /** Scenarios that were played, oldest first. */
  readonly results: readonly Result[]
  /** The check of all books; undefined when none was made. */
  readonly check: ClosingReport | undefined
  /** What happened, oldest first. */
  readonly moments: readonly Moment[]
}

/** The report as a page of its own, for a person to read, print or attach. */
export function reportPage(
  report: Report,
  { words, scenarios }: { words: Words; scenarios: readonly ListedScenario[] },
): string {
  const { at, results, check } = report
  const titleOf = (name: string) =>
    words.scenarios[name]?.title ?? scenarios.find((one) => one.name === name)?.title ?? name
  const good = results.filter(({ problems }) => problems.length === 0).length
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${asText(words.reportTitle)}</title><style>${style}</style></head><body>
<h1>${asText(words.reportTitle)}</h1>
<p>${asText(words.reportMade(at.slice(0, 19).replace('T', ' ')))}</p>
${
  results.length === 0
    ? ''
    : `<h2>${asText(words.results)}</h2><p>${asText(words.tourEnded(good, results.length))}</p>
${table(
  [words.scenario, words.books.order, words.result, words.took],
  results.map(({ scenario, order, problems, took }) => [
    titleOf(scenario),
    `${order}`,
    problems.length === 0 ? `✓ ${words.endedWell}` : `✗ ${problems.join(' ')}`,
    words.seconds(took),
  ]),
)}`
}
${check === undefined ? '' : `<h2>${asText(words.closingCheck)}</h2>${booksOf(check, words)}`}
${results
  .map(({ scenario, order, report: own }) => {
    return `<section><h2>${asText(`${words.order(order)}: ${titleOf(scenario)}`)}</h2>
${booksOf(own, words)}
${table(
  [words.time, words.lane, words.what],
  momentsOf(report.moments, order).map(({ at: when, lane, kind, text }) => [
    new Date(when).toISOString().slice(11, 23),
    words.lanes[lane],
    `${{ plain: '', good: '✓ ', bad: '! ' }[kind]}${text}`,
  ]),
)}</section>`
  })
  .join('\n')}
</body></html>
`
}

/** The differences first, then what each book says. */
function booksOf({ orders, differences }: ClosingReport, words: Words): string {
  const lines = differences.map(
    ({ code, order, text }) =>
      `<li><strong>${asText(words.order(order))}</strong> <code>${asText(code)}</code> ${asText(text)}</li>`,
  )
  const { books } = words
  return `<p>${asText(words.checked(differences.length))}</p>
${lines.length === 0 ? '' : `<ul>${lines.join('')}</ul>`}
${table(
  [books.order, books.chain, books.ledger, books.store, books.deliveries],
  orders.map(({ order, chain, ledger, store, deliveries }) => [
    ...[`${order}`, chain.join(' + ') || words.nothing, ledger, store, deliveries],
  ]),
)}`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (name: 'th' | 'td', texts: readonly string[]) =>
    texts.map((text) => `<${name}>${asText(text)}</${name}>`).join('')
  const body = rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('\n')
  return `<table><thead><tr>${cells('th', head)}</tr></thead><tbody>${body}</tbody></table>`
}

const signs: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;' },
  ...{ '"': '&quot;', "'": '&#39;' },
}

const asText = (text: string) => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? '')

const style = `:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}th,td{text-align:start;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #8886;overflow-wrap:anywhere}
h2{margin-top:2rem}section{break-inside:avoid-page}`
