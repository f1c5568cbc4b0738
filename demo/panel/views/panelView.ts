import { html, nothing, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { type Model, runningIn, type Tab, tabs, wordsOf } from '../model.js'
import { closingCheckView } from './booksView.js'
import { scenariosView } from './scenariosView.js'
import { isTurned, switchesView } from './switchesView.js'
import { timelineView } from './timelineView.js'
import { webhooksView } from './webhooksView.js'

const views: Readonly<Record<Tab, (model: Model) => TemplateResult>> = {
  scenarios: scenariosView,
  timeline: timelineView,
  switches: switchesView,
  webhooks: webhooksView,
  books: closingCheckView,
}

/** The whole panel: beside an order its scenarios are a tab, alone they are a column. */
export function panelView(model: Model): TemplateResult {
  const { ownOrder, scenarios, words } = model.state
  const isBeside = ownOrder !== undefined
  if (scenarios.length === 0) {
    return html`<main>${headView(model)}<p class="empty">${words.loading}</p></main>`
  }
  return html`${headView(model)}
    <p class="hidden" role="status">${model.state.said}</p>
    ${
      isBeside
        ? html`<main class="beside">${ownOrderView(model)}${tabsView(model, tabs)}</main>`
        : html`<main class="alone">
            <section class="column list" aria-label=${words.tabs.scenarios}>
              ${scenariosView(model)}
            </section>
            ${paymentView(model)}
            <div class="column">
              ${tabsView(
                model,
                tabs.filter((tab) => tab !== 'scenarios'),
              )}
            </div>
          </main>`
    }`
}

function headView({ state, look }: Model): TemplateResult {
  const { ownOrder, words, problem, sandbox } = state
  const isDown = sandbox?.switches.some(
    ({ name, value }) => name === 'endpoint' && value === 'down',
  )
  return html`<header>
    <div class="row spread">
      <h1>${words.title}</h1>
      ${
        ownOrder === undefined
          ? html`<a href="/">${words.toShop}</a>`
          : html`<a href="/sandbox/panel?order=${ownOrder}" target="_blank"
              >${words.whole}<span class="hidden"> ${words.newTab}</span></a
            >`
      }
    </div>
    <p class="soft">${ownOrder === undefined ? words.intro : words.introBeside}</p>
    <div role="alert">
      ${
        problem === undefined
          ? nothing
          : html`<p class="alert">
              <span>! ${problem}</span>
              <button type="button" class="link" @click=${() => look({ problem: undefined })}>
                ${words.dismiss}
              </button>
            </p>`
      }
      ${isDown && runningIn(state) === undefined ? html`<p class="alert">! ${words.endpointDown}</p>` : nothing}
    </div>
  </header>`
}

/** Whether the next scenario is played on the visitor's own order. */
function ownOrderView({ state }: Model): TemplateResult {
  const { ownOrder = 0, sandbox, words } = state
  const own = sandbox?.orders.find(({ id }) => id === ownOrder)
  const running = state.scenarios.find(({ name }) => name === runningIn(state))
  const text =
    running !== undefined
      ? words.otherRuns(wordsOf(state, running).title)
      : own === undefined || own.isFresh
        ? words.onOwnOrder(ownOrder)
        : words.onNewOrder(ownOrder)
  return html`<p class="note">${text}</p>`
}

/** The shopper's page of the order that is looked at. */
function paymentView({ state }: Model): TemplateResult {
  const { words, order, sandbox } = state
  const known = sandbox?.orders.find(({ id }) => id === order)
  return html`<section class="column payment" aria-label=${words.payment}>
    <div class="row spread">
      <h2>${words.payment}${known === undefined ? nothing : html` · ${words.order(known.id)}`}</h2>
      ${
        known === undefined
          ? nothing
          : html`<a href=${known.url} target="_blank" rel="noreferrer"
              >${words.hosted}<span class="hidden"> ${words.newTab}</span></a
            >`
      }
    </div>
    ${
      known === undefined
        ? html`<p class="empty">${words.noPayment}</p>`
        : html`<p class="soft">
              ${words.paymentIs([known.status, ...known.exceptions].join(', '), known.state)}
            </p>
            ${keyed(
              known.id,
              html`<iframe
                title=${words.payment}
                src="/sandbox/panel/watch?order=${known.id}&lang=${document.documentElement.lang}"
              ></iframe>`,
            )}`
    }
  </section>`
}

function tabsView(model: Model, shown: readonly Tab[]): TemplateResult {
  const { state, look } = model
  const { words } = state
  const current = shown.includes(state.tab) ? state.tab : (shown[0] ?? 'timeline')
  const turned = (state.sandbox?.switches ?? []).filter(isTurned).length
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    const next = shown.at((shown.indexOf(current) + step) % shown.length) ?? current
    look({ tab: next })
    document.getElementById(`tab-${next}`)?.focus()
  }
  return html`<div class="tabs" role="tablist" aria-label=${words.title} @keydown=${move}>
      ${shown.map(
        (tab) =>
          html`<button
            type="button"
            role="tab"
            id="tab-${tab}"
            aria-controls="tabpanel"
            aria-selected=${tab === current ? 'true' : 'false'}
            tabindex=${tab === current ? 0 : -1}
            @click=${() => look({ tab })}
          >
            ${words.tabs[tab]}${tab === 'switches' && turned > 0 ? html` <span class="bad"><span class="sign">!${turned}</span></span>` : nothing}
          </button>`,
      )}
    </div>
    <div class="tabpanel" role="tabpanel" id="tabpanel" aria-labelledby="tab-${current}">
      ${keyed(current, views[current](model))}
    </div>`
}
