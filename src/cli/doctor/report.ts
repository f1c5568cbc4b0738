import { type ExitCode, exitCodes } from '../command.js'
import type { Finding } from './finding.js'

/** What all findings come to. */
export function sumUp(findings: readonly Finding[]): {
  exitCode: ExitCode
  verdict: Finding['verdict']
} {
  const has = (wanted: Finding['verdict']) => findings.some(({ verdict }) => verdict === wanted)
  if (has('problem')) return { exitCode: exitCodes.problem, verdict: 'problem' }
  if (has('unchecked')) return { exitCode: exitCodes.unchecked, verdict: 'unchecked' }
  return { exitCode: exitCodes.ok, verdict: has('warning') ? 'warning' : 'ok' }
}

const marks = { ok: '✓', warning: '!', problem: '✗', unchecked: '?' } as const

/** One finding for people: what was found and, below it, what to do next. */
export function lineOf(finding: Finding): string {
  const { check, verdict, says } = finding
  const line = `${marks[verdict]} ${check}: ${says}`
  return finding.verdict === 'ok' ? line : `${line}\n    → ${finding.next}`
}
