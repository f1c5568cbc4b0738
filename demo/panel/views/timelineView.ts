import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { lanes, type Moment } from '../../../src/sandbox/stage/timeline.js'
import type { Model, PanelState } from '../model.js'
import { momentsOf } from '../momentsOf.js'
import { orderChoice } from './orderChoice.js'

/** A browser draws so many without being slow. */
const most = 400

/** What happened, in five lanes; time runs downwards. */
export function timelineView(model: Model): TemplateResult {
  const { state } = model
  const { words, order } = state
  const wanted = order === undefined ? state.moments : momentsOf(state.moments, order)
  const shown = withoutRepeats(wanted).slice(-most)
  return html`<div class="row spread">
      ${orderChoice(model)}
      <span class="soft">${words.timelineHint}</span>
    </div>
    ${
      shown.length === 0
        ? html`<p class="empty">${words.noMoments}</p>`
        : html`<div class="lanes" role="region" aria-label=${words.tabs.timeline} tabindex="0">
            <div class="lane-heads" aria-hidden="true">
              <span>${words.time}</span>
              ${lanes.map((lane) => html`<span title=${words.laneHints[lane]}>${words.lanes[lane]}</span>`)}
            </div>
            ${
              shown[0] !== undefined && shown[0].number > (wanted[0]?.number ?? 0)
                ? html`<p class="soft">${words.earlier}</p>`
                : nothing
            }
            <ol class="moments">
              ${repeat(
                shown,
                ({ number }) => number,
                (moment) => momentView(state, moment),
              )}
            </ol>
          </div>`
    }`
}

/** A moment, and how often it came without another in between. */
type Repeated = Moment & { readonly times: number }

function withoutRepeats(moments: readonly Moment[]): readonly Repeated[] {
  const shown: Repeated[] = []
  for (const moment of moments) {
    const last = shown.at(-1)
    const isSame = last?.text === moment.text && last.lane === moment.lane
    if (isSame) shown[shown.length - 1] = { ...last, times: last.times + 1 }
    else shown.push({ ...moment, times: 1 })
  }
  return shown
}

function momentView(state: PanelState, moment: Repeated): TemplateResult {
  const { lane, order, at, times } = moment
  const isOfAnother = state.order === undefined && order !== undefined && lane !== 'order'
  return html`<li class="moment lane-${lane} ${moment.kind}">
    <time datetime=${new Date(at).toISOString()}>${clock(at)}</time>
    <span class="what">
      <span class="lane-name">${state.words.lanes[lane]}<span class="hidden">:</span></span>
      <span>${momentText(state, moment)}${times > 1 ? html` <strong>× ${times}</strong>` : nothing}${isOfAnother ? html` <small>${order}</small>` : nothing}</span>
    </span>
  </li>`
}

/** Names such as `payment.confirmed` may break where they are joined. */
const breakable = (text: string) =>
  text.split(/(?<=[a-z]\.)(?=[a-z])/).map((part, at) => (at === 0 ? part : html`<wbr />${part}`))

/** A moment's sentence, with a sign where it went well or wrong. */
export function momentText({ words }: PanelState, { kind, text }: Moment): TemplateResult {
  if (kind === 'plain') return html`${breakable(text)}`
  const [sign, name] = kind === 'good' ? ['✓', words.good] : ['!', words.bad]
  return html`<span class="sign" aria-hidden="true">${sign}</span
    ><span class="hidden">${name}: </span>${breakable(text)}`
}

/** A time of day with seconds, in the visitor's own zone. */
export const clock = (at: number): string => new Date(at).toTimeString().slice(0, 8)
