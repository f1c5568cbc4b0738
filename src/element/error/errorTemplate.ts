import { html, type TemplateResult } from 'lit'
import type { Say } from '../../lang/en/core.js'
import { warningIcon } from '../icons.js'

/** Why nothing is shown: the shopper's sentence and the engineer's code. */
export type Problem = {
  readonly kind: 'refused' | 'unreachable' | 'failed' | 'setup'
  readonly code: string
  /** For a developer; never shown. */
  readonly message: string
}

const sentences = {
  refused: 'errorRefused',
  unreachable: 'errorUnreachable',
  failed: 'errorFailed',
  setup: 'errorSetup',
} as const

/** The refusal, with a way to try again. */
export function errorTemplate(options: {
  say: Say
  problem: Problem
  onRetry: () => void
}): TemplateResult {
  const { say, problem, onRetry } = options
  return html`
    <div class="error" part="error" role="alert">
      <p class="headline">${warningIcon} ${say('errorTitle')}</p>
      <p>${say(sentences[problem.kind])}</p>
      <p class="note" translate="no">${say('errorCode', { code: problem.code })}</p>
      <button class="button" type="button" @click=${onRetry}>${say('retry')}</button>
    </div>
  `
}
