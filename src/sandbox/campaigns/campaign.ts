/** A promise that is tested by many cases, faults or crashes at once. */
export type Campaign = {
  /** What it is called on the command line: one word or several with hyphens. */
  readonly name: string
  /** What must hold, in one line. */
  readonly promise: string
  /** Says why it cannot run on this machine; nothing when it can. @default it always can */
  readonly blocked?: () => string | undefined
  readonly run: (options: CampaignOptions) => Promise<Outcome>
}

/** What a campaign is told. */
export type CampaignOptions = {
  /** Everything random follows from it. */
  readonly seed: number
  /** The size of the release note instead of the one that every test run has time for. */
  readonly isFull: boolean
  /** Prints how far it has come; one line. */
  readonly say: (line: string) => void
}

/** What came of a campaign. */
export type Outcome = {
  /** What was done and what was counted, by name, in the order of the last line. */
  readonly figures: Readonly<Record<string, number | string>>
  /** How the promise broke, one line each; empty when it held. */
  readonly broken: readonly string[]
}

/** The last line of a run: `outbox held: 400 events, 20 kills, 0 lost`. */
export function lastLine(name: string, { figures, broken }: Outcome): string {
  const counted = Object.entries(figures).map(([what, count]) => `${count} ${what}`)
  return `${name} ${broken.length === 0 ? 'held' : 'BROKE'}: ${counted.join(', ')}`
}
