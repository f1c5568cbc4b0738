// The panel's script: follows the sandbox, and draws the panel.
import { render } from 'lit'
import type { Moment } from '../../src/sandbox/stage/timeline.js'
import { modelOf } from './model.js'
import { panelView } from './views/panelView.js'
import { wordsFor } from './words/wordsFor.js'

/** Milliseconds between two looks at switches, orders and webhooks. */
const pause = 1_500

const place = document.querySelector<HTMLElement>('#panel')
if (place === null) throw new Error('The page has no place for the panel.')
const { shape, order } = place.dataset
const number = order === undefined ? undefined : Number(order)

let isDrawing = false
const model = modelOf({
  ownOrder: shape === 'beside' ? number : undefined,
  order: number,
  words: wordsFor(document.documentElement.lang),
  draw() {
    if (isDrawing) return
    isDrawing = true
    requestAnimationFrame(() => {
      isDrawing = false
      draw()
    })
  },
})

function draw(): void {
  if (place === null) return
  const lanes = place.querySelector('.lanes')
  const isAtEnd = lanes === null || lanes.scrollHeight - lanes.scrollTop - lanes.clientHeight < 40
  render(panelView(model), place)
  const after = place.querySelector('.lanes')
  if (isAtEnd && after !== null) after.scrollTop = after.scrollHeight
}

// A hidden tab gives its connection back: a browser has six for each host.
let timeline: EventSource | undefined
function follow(): void {
  timeline?.close()
  timeline = undefined
  if (document.hidden) return
  timeline = new EventSource('/sandbox/api/timeline/live')
  timeline.addEventListener('message', ({ data }: MessageEvent<string>) =>
    model.take(JSON.parse(data) as Moment),
  )
}
document.addEventListener('visibilitychange', follow)

async function look(): Promise<void> {
  if (!document.hidden) await model.refresh()
  setTimeout(() => void look(), pause)
}

draw()
follow()
void model.start().then(look)
