import { percentile } from './measure.js'

/** One opening of one page. Times in milliseconds. */
export type Load = {
  /** From the start of the navigation until the thing is painted. */
  readonly visible: number
  /** Work of the main thread until then. */
  readonly task: number
  /** Sum of what tasks took beyond 50 ms. */
  readonly blocked: number
  /** The longest task. */
  readonly longest: number
  /** Cumulative layout shift, also after the thing was visible. */
  readonly shifts: number
  /** On the wire until visible, 1,000 bytes each. */
  readonly kilobytes: number
  /** Requests until visible. */
  readonly requests: number
}

/** A figure over several runs. */
export type Spread = { readonly median: number; readonly least: number; readonly most: number }

/** The spread of each figure of a page. */
export type Summary = { readonly [Name in keyof Load]: Spread }

const names = ['visible', 'task', 'blocked', 'longest', 'shifts', 'kilobytes', 'requests'] as const

/** Median, least and most of each figure. */
export function summarize(loads: readonly Load[]): Summary {
  const spreads = names.map((name) => {
    const figures = loads.map((load) => load[name])
    const spread: Spread = {
      median: percentile(figures, 50),
      least: Math.min(...figures),
      most: Math.max(...figures),
    }
    return [name, spread]
  })
  return Object.fromEntries(spreads) as Summary
}

/** A line of the table. */
export type LoadRow = {
  readonly name: string
  readonly what: string
  readonly limit?: number | undefined
  /** Nothing when it was never visible. */
  readonly summary: Summary | undefined
}

/** The figures side by side, as lines of text with a head. */
export function loadTable(rows: readonly LoadRow[]): string {
  const head = [
    'page',
    'shows',
    'visible ms',
    'limit',
    'main ms',
    'TBT',
    'longest',
    'CLS',
    'kB',
    'requests',
  ]
  const cells = rows.map(({ name, what, limit, summary }) => {
    if (summary === undefined) return [name, what, 'never', ...Array(7).fill('')]
    const { visible, task, blocked, longest, shifts, kilobytes, requests } = summary
    return [
      name,
      what,
      `${whole(visible.median)} [${whole(visible.least)}..${whole(visible.most)}]`,
      limit === undefined ? '' : `${limit} ${visible.median <= limit ? 'met' : 'NOT MET'}`,
      whole(task.median),
      whole(blocked.median),
      whole(longest.median),
      shifts.median.toFixed(3),
      kilobytes.median.toFixed(1),
      whole(requests.median),
    ]
  })
  return aligned([head, ...cells])
}

/** Cells in columns: the first two to the left, figures to the right. */
export function aligned(lines: readonly (readonly string[])[]): string {
  const widths = lines[0]?.map((_cell, at) =>
    Math.max(...lines.map((line) => line[at]?.length ?? 0)),
  )
  return lines
    .map((line) =>
      line
        .map((cell, at) => {
          const width = widths?.[at] ?? 0
          return at < 2 ? cell.padEnd(width) : cell.padStart(width)
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function whole(figure: number): string {
  return Math.round(figure).toLocaleString('en-US')
}
