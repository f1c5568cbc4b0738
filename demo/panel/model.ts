import type { ListedScenario, SandboxState } from '../../src/sandbox/api.js'
import type { Result } from '../../src/sandbox/scenarios/index.js'
import type { ClosingReport } from '../../src/sandbox/stage/closingCheck.js'
import type { Moment } from '../../src/sandbox/stage/timeline.js'
import { SandboxRefusal, sandboxClient } from './sandboxClient.js'
import type { Words } from './words/en.js'

export const tabs = ['scenarios', 'timeline', 'switches', 'webhooks', 'books'] as const
export type Tab = (typeof tabs)[number]

/** All scenarios, one after the other. */
type Tour = {
  readonly names: readonly string[]
  state: 'playing' | 'stopping' | 'over'
  readonly results: Result[]
}

/** Everything that the panel shows. */
export type PanelState = {
  /** The visitor's own order beside which the panel stands; undefined when it stands alone. */
  readonly ownOrder: number | undefined
  readonly words: Words
  scenarios: readonly ListedScenario[]
  /** As the sandbox stands; undefined until it has answered. */
  sandbox: SandboxState | undefined
  /** Oldest first, without a gap. */
  readonly moments: Moment[]
  /** The scenario that this panel asked for, until its result is there. */
  playing: string | undefined
  /** The newest result of each scenario that was played here. */
  readonly results: Map<string, Result>
  tour: Tour | undefined
  check: ClosingReport | undefined
  isChecking: boolean
  /** The order that is looked at; undefined: all of them. */
  order: number | undefined
  tab: Tab
  /** What did not work, in a sentence. */
  problem: string | undefined
  /** What a screen reader is told. */
  said: string
}

/** The panel's state, and all that can be done to it. */
export type Model = {
  readonly state: PanelState
  readonly play: (scenario: ListedScenario) => Promise<void>
  readonly playAll: () => Promise<void>
  readonly stop: () => void
  readonly turn: (name: string, value: string) => Promise<void>
  readonly act: (name: string, count: number) => Promise<void>
  readonly reset: () => Promise<void>
  readonly checkAll: () => Promise<void>
  /** Shows something else. */
  readonly look: (what: Partial<Pick<PanelState, 'order' | 'tab' | 'problem'>>) => void
  /** Asks how the sandbox stands. */
  readonly refresh: () => Promise<void>
  readonly take: (moment: Moment) => void
  /** Reads what does not change, and adopts the visitor's own order. */
  readonly start: () => Promise<void>
}

/** The scenario that is being played, here or by somebody else. */
export const runningIn = ({ playing, sandbox }: PanelState): string | undefined =>
  playing ?? sandbox?.running

/** The order on which a scenario is being played: the last one that its title was said of. */
export function orderOfRun({ moments, scenarios }: PanelState, name: string): number | undefined {
  const title = scenarios.find((one) => one.name === name)?.title
  return moments.findLast(({ lane, text }) => lane === 'order' && text === title)?.order
}

/** Title and sentence of a scenario, in the panel's language. */
export const wordsOf = ({ words }: PanelState, scenario: ListedScenario) =>
  words.scenarios[scenario.name] ?? scenario

/** @param draw called after each change */
export function modelOf({
  ownOrder,
  order,
  words,
  draw,
}: Pick<PanelState, 'ownOrder' | 'order' | 'words'> & { draw: () => void }): Model {
  const state: PanelState = {
    ...{ ownOrder, order: ownOrder ?? order, words, scenarios: [], sandbox: undefined },
    ...{ moments: [], playing: undefined, results: new Map(), tour: undefined, check: undefined },
    ...{ isChecking: false, problem: undefined, said: '' },
    tab: ownOrder === undefined ? 'timeline' : 'scenarios',
  }
  /** The visitor's order is opened once, before the first scenario can want it. */
  let adopted: Promise<unknown> = Promise.resolve()

  function explain(error: unknown): string {
    if (!(error instanceof SandboxRefusal)) return String(error)
    if (error.code === 'gone') return words.gone
    return error.code === 'failed' ? words.failed(error.message) : error.message
  }

  /** Does something, and says what did not work. */
  async function attempt<Value>(what: () => Promise<Value>): Promise<Value | undefined> {
    state.problem = undefined
    try {
      return await what()
    } catch (error) {
      state.problem = explain(error)
      return undefined
    } finally {
      draw()
    }
  }

  async function refresh(): Promise<void> {
    try {
      state.sandbox = await sandboxClient.state()
      if (state.problem === words.gone) state.problem = undefined
    } catch (error) {
      state.problem = explain(error)
    }
    draw()
  }

  /** @returns the result; undefined when it was not played */
  async function playOne(scenario: ListedScenario): Promise<Result | undefined> {
    const { title } = wordsOf(state, scenario)
    state.playing = scenario.name
    state.said = words.playing(title)
    draw()
    await adopted
    const result = await attempt(() => sandboxClient.play(scenario.name, ownOrder))
    state.playing = undefined
    if (result !== undefined) {
      state.results.set(scenario.name, result)
      state.order = result.order
      const end = result.problems.length === 0 ? words.endedWell : words.endedBadly
      state.said = `${title}: ${end} ${words.order(result.order)}.`
    }
    await refresh()
    if (ownOrder !== undefined) parent.postMessage('played', location.origin)
    return result
  }

  return {
    ...{ state, refresh },
    async play(scenario) {
      if (runningIn(state) !== undefined) return
      await playOne(scenario)
    },
    async playAll() {
      if (runningIn(state) !== undefined) return
      const names = state.scenarios.map(({ name }) => name)
      const tour: Tour = { names, state: 'playing', results: [] }
      state.tour = tour
      for (const scenario of state.scenarios) {
        const result = await playOne(scenario)
        if (result === undefined) break
        tour.results.push(result)
        draw()
        if (tour.state !== 'playing') break
      }
      tour.state = 'over'
      const good = tour.results.filter(({ problems }) => problems.length === 0).length
      state.said = words.tourEnded(good, tour.results.length)
      draw()
    },
    stop() {
      if (state.tour?.state === 'playing') state.tour.state = 'stopping'
      draw()
    },
    async turn(name, value) {
      await attempt(() => sandboxClient.turn(name, value))
      await refresh()
    },
    async act(name, count) {
      await attempt(() => sandboxClient.act(name, count))
      await refresh()
    },
    async reset() {
      await attempt(async () => {
        await sandboxClient.reset()
        state.said = words.resetDone
      })
      await refresh()
    },
    async checkAll() {
      state.isChecking = true
      draw()
      state.check = (await attempt(() => sandboxClient.check())) ?? state.check
      state.isChecking = false
      if (state.check !== undefined) state.said = words.checked(state.check.differences.length)
      draw()
    },
    look(what) {
      Object.assign(state, what)
      draw()
    },
    take(moment) {
      // A sandbox that was started anew counts from one.
      const last = state.moments.at(-1)
      if (last !== undefined && moment.number <= last.number) {
        const known = state.moments[moment.number - (state.moments[0]?.number ?? 0)]
        if (known?.at === moment.at) return
        state.moments.length = 0
      }
      state.moments.push(moment)
      const running = runningIn(state)
      if (running !== undefined) state.order = orderOfRun(state, running) ?? state.order
      draw()
    },
    async start() {
      if (ownOrder !== undefined) {
        adopted = sandboxClient.check(ownOrder).catch(() => undefined)
      }
      state.scenarios = (await attempt(() => sandboxClient.scenarios())) ?? []
      await adopted
      await refresh()
    },
  }
}
