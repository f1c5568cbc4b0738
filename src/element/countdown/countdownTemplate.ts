import { html, type TemplateResult } from 'lit'
import type { Say } from '../../lang/en.js'
import { clockIcon } from '../icons.js'
import { clockText } from './duration.js'

/** The time that a price is still valid. Silent: thresholds are announced elsewhere. */
export function countdownTemplate(options: {
  say: Say
  locale: string
  secondsLeft: number
}): TemplateResult {
  const { say, locale, secondsLeft } = options
  return html`
    <p class="timer ${secondsLeft <= 60 ? 'soon' : ''}" part="timer" role="timer" aria-live="off">
      ${clockIcon}<span class="timer-label">${say('timeLeft')}</span>
      <span class="clock" dir="ltr">${clockText(secondsLeft, locale)}</span>
    </p>
  `
}
