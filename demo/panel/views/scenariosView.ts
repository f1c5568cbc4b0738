import { html, nothing, type TemplateResult } from 'lit'
import type { ListedScenario } from '../../../src/sandbox/api.js'
import type { Result } from '../../../src/sandbox/scenarios/index.js'
import { groups } from '../../../src/sandbox/scenarios/scenario.js'
import { type Model, orderOfRun, type PanelState, runningIn, wordsOf } from '../model.js'
import { booksView } from './booksView.js'
import { momentText } from './timelineView.js'

/** All scenarios in their groups, each with its button, its sentence, and what came of it. */
export function scenariosView(model: Model): TemplateResult {
  const { state } = model
  const { scenarios, words } = state
  return html`${tourView(model)}
    ${groups.map((group, at) => {
      const own = scenarios.filter((one) => one.group === group)
      const played = own.filter(({ name }) => state.results.has(name)).length
      const isPlaying = own.some(({ name }) => name === runningIn(state))
      return html`<details class="group" ?open=${at === 0 || isPlaying || played > 0}>
        <summary>
          <span class="group-name">${words.groups[group]}</span>
          <span class="soft">${words.groupHints[group]}</span>
          <span class="count">${played === 0 ? own.length : `${played}/${own.length}`}</span>
        </summary>
        <ul class="scenarios">
          ${own.map((scenario) => scenarioView(model, scenario))}
        </ul>
      </details>`
    })}`
}

function scenarioView(model: Model, scenario: ListedScenario): TemplateResult {
  const { state } = model
  const { words } = state
  const { title, shows } = wordsOf(state, scenario)
  const running = runningIn(state)
  const isRunning = running === scenario.name
  const result = state.results.get(scenario.name)
  const id = `shows-${scenario.name}`
  return html`<li data-scenario=${scenario.name} class="scenario ${isRunning ? 'is-running' : kindOf(result)}">
    <button
      type="button"
      class="play"
      aria-describedby=${id}
      aria-disabled=${running === undefined ? 'false' : 'true'}
      @click=${() => void model.play(scenario)}
    >
      <span class="mark" aria-hidden="true">${isRunning ? '●' : markOf(result)}</span>
      <span>${title}</span>
    </button>
    <p class="soft" id=${id}>
      ${shows}${
        scenario.needsOwnOrder && state.ownOrder !== undefined
          ? html` <em>(${words.needsOwnOrder})</em>`
          : nothing
      }
    </p>
    ${isRunning ? progressView(state, scenario) : result === undefined ? nothing : resultView(model, result)}
  </li>`
}

const kindOf = (result: Result | undefined) =>
  result === undefined ? '' : result.problems.length === 0 ? 'good' : 'bad'

const markOf = (result: Result | undefined) =>
  result === undefined ? '▶' : result.problems.length === 0 ? '✓' : '✗'

/** What has happened so far, and what it waits for. */
function progressView(state: PanelState, { name, ends }: ListedScenario): TemplateResult {
  const { words, moments } = state
  const order = orderOfRun(state, name)
  const own = moments.filter((one) => one.order === order && one.lane !== 'webhook')
  return html`<div class="progress">
    <progress aria-label=${words.playing(name)}></progress>
    <ol class="steps">
      ${(order === undefined ? [] : own.slice(-3)).map((moment) => html`<li class=${moment.kind}>${momentText(state, moment)}</li>`)}
    </ol>
    <p class="soft">${words.endsAs(ends.join(', '))}</p>
  </div>`
}

function resultView(model: Model, result: Result): TemplateResult {
  const { state } = model
  const { words, ownOrder } = state
  const isGood = result.problems.length === 0
  const { differences } = result.report
  return html`<div class=${isGood ? 'result good' : 'result bad'}>
    <p>
      <strong>${isGood ? words.endedWell : words.endedBadly}</strong>
      <span class="soft">${words.order(result.order)}, ${words.seconds(result.took)}</span>
    </p>
    ${result.problems.map((problem) => html`<p class="problem-line">✗ ${problem}</p>`)}
    <p>
      ${differences.length === 0 ? words.booksAgree : words.booksDiffer(differences.length)}
      ${differences.length > 0 && isGood ? words.foreseen : nothing}
    </p>
    ${booksView(state, result.report, 'list')}
    <p class="links">
      ${
        result.order === ownOrder
          ? html`<a href="/checkout/order-confirmation#checkout-app" target="_parent"
              >${words.seePayment}</a
            >`
          : html`<a href=${result.url} target="_blank" rel="noreferrer"
              >${words.watch(result.order)}<span class="hidden"> ${words.newTab}</span></a
            >`
      }
      <button
        type="button"
        class="link"
        @click=${() => model.look({ order: result.order, tab: 'timeline' })}
      >
        ${words.seeTimeline}
      </button>
    </p>
  </div>`
}

/** Everything at once, with its progress. */
function tourView(model: Model): TemplateResult {
  const { state } = model
  const { words, tour, scenarios } = state
  const isOn = tour !== undefined && tour.state !== 'over'
  return html`<section class="tour" aria-label=${words.playAll(scenarios.length)}>
    <p class="row">
      ${
        isOn
          ? html`<button type="button" class="quiet" @click=${model.stop}>
              ${tour.state === 'stopping' ? words.stopping : words.stop}
            </button>`
          : html`<button
              type="button"
              class="main"
              aria-disabled=${runningIn(state) === undefined ? 'false' : 'true'}
              @click=${() => void model.playAll()}
            >
              ${words.playAll(scenarios.length)}
            </button>`
      }
      <span class="soft"
        >${isOn ? words.tourProgress(tour.results.length, tour.names.length) : words.playAllHint}</span
      >
    </p>
    ${
      tour === undefined
        ? nothing
        : html`<progress
              max=${tour.names.length}
              .value=${tour.results.length}
              aria-label=${words.tourProgress(tour.results.length, tour.names.length)}
            ></progress>
            <details class="tour-results" ?open=${tour.state === 'over'}>
              <summary>
                ${words.results}:
                ${words.tourEnded(
                  tour.results.filter(({ problems }) => problems.length === 0).length,
                  tour.results.length,
                )}
              </summary>
              <ol>
                ${tour.results.map((result) => tourResult(state, result))}
              </ol>
            </details>`
    }
  </section>`
}

function tourResult(state: PanelState, result: Result): TemplateResult {
  const { words, scenarios } = state
  const scenario = scenarios.find(({ name }) => name === result.scenario)
  const isGood = result.problems.length === 0
  return html`<li class=${isGood ? 'good' : 'bad'}>
    <span class="mark" aria-hidden="true">${isGood ? '✓' : '✗'}</span>
    <span>
      <span class="hidden">${isGood ? words.good : words.bad}: </span>
      ${scenario === undefined ? result.scenario : wordsOf(state, scenario).title}
      <a href=${result.url} target="_blank" rel="noreferrer">${words.order(result.order)}</a>
      <span class="soft">${words.seconds(result.took)}</span>
      ${result.problems.map((problem) => html`<span class="problem-line">${problem}</span>`)}
    </span>
  </li>`
}
