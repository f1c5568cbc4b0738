import type { PanelState } from './model.js'
import { type Report, reportPage } from './report.js'

/** Saves what was played and checked here as a file: JSON for programs, HTML for people. */
export function saveReport(state: PanelState, format: 'html' | 'json'): void {
  const report: Report = {
    at: new Date().toISOString(),
    results: [...state.results.values()],
    ...{ check: state.check, moments: state.moments },
  }
  const [text, type] =
    format === 'html'
      ? [reportPage(report, state), 'text/html']
      : [`${JSON.stringify(report, null, 2)}\n`, 'application/json']
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = `pay-with-usdc-sandbox-${report.at.slice(0, 16).replace(/[T:]/g, '-')}.${format}`
  link.click()
  // Not at once: Firefox reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
