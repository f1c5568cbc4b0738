/** One measured figure, side by side with the same figure of others. */
export type Measure = {
  readonly name: string
  readonly ours: number
  /** Others by name; `null` where they cannot do it at all. */
  readonly peers: Readonly<Record<string, number | null>>
  /** What ours may be at most; nothing when it is only reported. */
  readonly limit: number | null
  readonly unit: 'bytes' | 'kB' | 'ms' | 'gas' | 'shift'
}

/** True when a figure keeps its limit. */
export function isWithin({ ours, limit }: Measure): boolean {
  return limit === null || ours <= limit
}

/** A percentile of some figures, by the nearest rank. */
export function percentile(figures: readonly number[], percent: number): number {
  const sorted = [...figures].sort((a, b) => a - b)
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length))
  return sorted[rank - 1] ?? Number.NaN
}

/** The figures as lines of text: ours, the limit, and how many times as much the others need. */
export function report(measures: readonly Measure[]): string {
  return measures
    .map((measure) => {
      const { name, ours, peers, limit, unit } = measure
      const mark = isWithin(measure) ? ' ' : '!'
      const bound = limit === null ? '' : ` (limit ${format(limit)})`
      const others = Object.entries(peers).map(([peer, figure]) =>
        figure === null
          ? `      ${peer}: not possible`
          : `      ${peer}: ${format(figure)} ${unit}${ours > 0 ? `, ${(figure / ours).toFixed(1)}×` : ''}`,
      )
      return [`${mark} ${name}: ${format(ours)} ${unit}${bound}`, ...others].join('\n')
    })
    .join('\n')
}

function format(figure: number): string {
  return figure.toLocaleString('en-US', { maximumFractionDigits: figure < 1 ? 3 : 1 })
}
