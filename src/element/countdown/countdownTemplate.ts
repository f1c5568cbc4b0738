import type { TemplateResult } from 'lit'
import type { LiveSay } from '../../lang/en/live.js'
import { clockIcon } from '../live/icons.js'
import type { Pens } from '../live/part.js'
import { clockText } from './duration.js'

/**
 * The time that a price is still valid, and towards its end a way to more of it. Silent: thresholds
 * are announced elsewhere.
 */
export function countdownTemplate(
  options: Pens & { say: LiveSay; locale: string },
  secondsLeft: number,
  onMore: () => void,
): TemplateResult {
  const { html, icon, say, locale } = options
  return html`
    <p class="timer ${secondsLeft <= 60 ? 'soon' : ''}" part="timer" role="timer" aria-live="off">
      ${clockIcon(icon)}<span class="timer-label">${say('timeLeft')}</span>
      <span class="clock" dir="ltr">${clockText(secondsLeft, locale)}</span>
    </p>
    ${
      secondsLeft <= 180
        ? html`<button class="plain link" type="button" @click=${onMore}>${say('moreTime')}</button>`
        : ''
    }
  `
}
