import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { streamSSE } from 'hono/streaming'
import { isLoopbackUrl } from '../protocol/loopback.js'
import {
  type Group,
  type Result,
  runScenario,
  type Scenario,
  scenarios,
} from './scenarios/index.js'
import { closingCheck } from './stage/closingCheck.js'
import type { StageOrder } from './stage/order.js'
import type { Stage } from './stage/stage.js'
import { actionsOf, switchesOf } from './stage/switches.js'
import { stateNames } from './stage/tellStore.js'

/** One scenario as the API lists it. */
export type ListedScenario = {
  readonly name: string
  readonly group: Group
  readonly title: string
  readonly shows: string
  /** The payment's status at its end, then its exceptions. */
  readonly ends: readonly string[]
  /** True when it cannot be played on an order that is there already. */
  readonly needsOwnOrder: boolean
}

/** How the sandbox stands now. */
export type SandboxState = {
  /** The scenario that is being played; nothing when none is. */
  readonly running: string | undefined
  readonly switches: readonly {
    readonly name: string
    readonly title: string
    readonly values: readonly string[]
    readonly value: string
  }[]
  readonly actions: readonly {
    readonly name: string
    readonly title: string
    readonly count: { readonly of: string; readonly usual: number; readonly most: number }
  }[]
  /** Newest last. */
  readonly orders: readonly {
    readonly id: number
    readonly state: string
    readonly status: string
    readonly exceptions: readonly string[]
    /** True while a scenario can be played on it. */
    readonly isFresh: boolean
    /** Its hosted page. */
    readonly url: string
  }[]
  /** What came at the merchant's own system, newest last. */
  readonly webhooks: readonly {
    readonly at: number
    readonly type: string
    readonly order: string
    readonly sequence: number
    readonly isVerified: boolean
    readonly answered: number
  }[]
}

/**
 * The sandbox's API, below `/sandbox/api`: scenarios, switches, timeline and closing check. It listens
 * where the shop does, on loopback, and takes requests of its own pages and of programs only.
 *
 * @param stageOf the stage; it is complete only when the endpoint is up
 */
export function sandboxApi(stageOf: () => Stage): Hono {
  const api = new Hono()
  let running: string | undefined

  api.use('/sandbox/api/*', ownPagesOnly)

  api.get('/sandbox/api/scenarios', (context) => context.json({ scenarios: scenarios.map(listed) }))

  api.post('/sandbox/api/scenarios/:name', async (context) => {
    const name = context.req.param('name')
    const scenario = scenarios.find((one) => one.name === name)
    if (scenario === undefined) {
      return refuse(context, 404, 'scenario_unknown', `There is no scenario ${name}.`)
    }
    if (running !== undefined) {
      return refuse(context, 409, 'scenario_running', `${running} is still being played.`)
    }
    running = name
    try {
      const stage = stageOf()
      const { order } = (await context.req.json().catch(() => ({}))) as { order?: unknown }
      const wanted = await wantedOrder(stage, order)
      const result: Result = await runScenario(stage, scenario, wanted)
      return context.json(result)
    } finally {
      running = undefined
    }
  })

  api.get('/sandbox/api/state', (context) => context.json(stateOf(stageOf(), running)))

  api.post('/sandbox/api/switches/:name', async (context) => {
    const { value } = (await context.req.json().catch(() => ({}))) as { value?: unknown }
    const found = switchesOf(stageOf()).find(({ name }) => name === context.req.param('name'))
    if (found === undefined) return refuse(context, 404, 'switch_unknown', 'No such switch.')
    if (typeof value !== 'string' || !found.values.includes(value)) {
      const message = `${found.name} is one of ${found.values.join(', ')}.`
      return refuse(context, 400, 'value_invalid', message)
    }
    await found.turn(value)
    return context.json({ name: found.name, value })
  })

  api.post('/sandbox/api/actions/:name', async (context) => {
    const { count } = (await context.req.json().catch(() => ({}))) as { count?: unknown }
    const found = actionsOf(stageOf()).find(({ name }) => name === context.req.param('name'))
    if (found === undefined) return refuse(context, 404, 'action_unknown', 'No such action.')
    const { most, usual } = found.count
    const number = count === undefined ? usual : count
    if (!Number.isInteger(number) || Number(number) < 1 || Number(number) > most) {
      return refuse(context, 400, 'value_invalid', `count is a whole number from 1 to ${most}.`)
    }
    await found.run(Number(number))
    return context.json({ name: found.name, count: number })
  })

  api.post('/sandbox/api/reset', async (context) => {
    await stageOf().reset()
    return context.json({ ok: true })
  })

  api.get('/sandbox/api/timeline', (context) => {
    const { since, order } = context.req.query()
    const moments = stageOf().timeline.since(numberOf(since) ?? 0, numberOf(order))
    return context.json({ moments })
  })

  api.get('/sandbox/api/timeline/live', (context) => {
    const { timeline } = stageOf()
    let last = numberOf(context.req.header('last-event-id')) ?? 0
    return streamSSE(context, async (stream) => {
      let wake = () => {}
      const forget = timeline.onMoment(() => wake())
      stream.onAbort(() => {
        forget()
        wake()
      })
      while (!stream.aborted) {
        // Asked for before the others are sent: what happens meanwhile is not missed.
        const more = new Promise<void>((resolve) => {
          wake = resolve
        })
        for (const moment of timeline.since(last)) {
          last = moment.number
          await stream.writeSSE({ id: `${last}`, data: JSON.stringify(moment) })
        }
        await more
      }
    })
  })

  api.get('/sandbox/api/check', async (context) => {
    const stage = stageOf()
    const order = numberOf(context.req.query('order'))
    const known = order === undefined ? undefined : await wantedOrder(stage, order)
    return context.json(await closingCheck(stage, known && [known]))
  })
  return api
}

/**
 * Refuses other sites: a page of theirs can send requests here, and a name of theirs can point to this
 * machine.
 */
export const ownPagesOnly: MiddlewareHandler = async (context, next) => {
  const { host = '', origin } = context.req.header()
  const isHere = isLoopbackUrl(`http://${host}`)
  const isOurs = origin === undefined || origin === `http://${host}`
  if (isHere && isOurs) return next()
  return refuse(context, 403, 'origin_refused', 'The sandbox answers its own pages only.')
}

const listed = ({ name, group, title, shows, ending, opening }: Scenario): ListedScenario => ({
  ...{ name, group, title, shows, needsOwnOrder: opening !== undefined },
  ends: [ending.status, ...(ending.exceptions ?? [])],
})

function refuse(
  context: Context,
  status: 400 | 403 | 404 | 409,
  code: string,
  message: string,
): Response {
  return context.json({ code, message }, status)
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

/** A visitor's order, while it waits and has no money; else nothing, and a new one is placed. */
async function wantedOrder(stage: Stage, id: unknown): Promise<StageOrder | undefined> {
  const booked = stage.store.books.orders().find((one) => `${one.id}` === `${id}`)
  if (booked === undefined) return undefined
  return stage.adopt(booked)
}

function stateOf(stage: Stage, running: string | undefined): SandboxState {
  return {
    running,
    switches: switchesOf(stage).map(({ turn: _, ...rest }) => rest),
    actions: actionsOf(stage).map(({ run: _, ...rest }) => rest),
    orders: [...stage.orders.values()].slice(-50).map((order) => {
      const { status = 'unknown', exceptions = [] } = order.last() ?? {}
      const { status_id: state } = order.booked()
      return {
        ...{ id: order.id, status, exceptions, url: order.opened.url, isFresh: order.isFresh() },
        state: stateNames[state] ?? `Status ${state}`,
      }
    }),
    webhooks: (stage.receiver?.log() ?? []).slice(-100).map((received) => ({
      ...{ at: received.at, type: received.type ?? 'unreadable' },
      ...{ order: received.payment?.order.id ?? '', sequence: received.payment?.sequence ?? 0 },
      ...{ isVerified: received.isVerified, answered: received.answered },
    })),
  }
}
