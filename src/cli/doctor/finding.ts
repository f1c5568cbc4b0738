/** What one look at the surroundings found. Whatever is not well comes with what to do next. */
export type Finding = {
  /** What was looked at, such as `disk`. */
  readonly check: string
  /** One sentence with the figures; no secret. */
  readonly says: string
} & (
  | { readonly verdict: 'ok' }
  /**
   * `problem`: money or orders are at risk now. `warning`: they will be. `unchecked`: it could not be
   * looked at.
   */
  | { readonly verdict: 'problem' | 'warning' | 'unchecked'; readonly next: string }
)

/** Makes the findings of one check. */
export function findingsOf(check: string) {
  const other = (verdict: 'problem' | 'warning' | 'unchecked') => (says: string, next: string) => ({
    ...{ check, verdict, says, next },
  })
  return {
    ok: (says: string): Finding => ({ check, verdict: 'ok', says }),
    warning: other('warning'),
    problem: other('problem'),
    unchecked: other('unchecked'),
  }
}

/** What a foreign error says, without any URL: paths and user parts of URLs hold keys. */
export function reasonOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string }
  const text = message || code || 'no answer'
  return text.replace(/[a-z][a-z0-9+.-]*:\/\/\S+/gi, '…').slice(0, 200)
}
