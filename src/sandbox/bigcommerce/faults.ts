import type { HttpBindings } from '@hono/node-server'
import type { Context, Next } from 'hono'

/** Something that goes wrong with requests. Without anything but a route, a request goes well. */
export type Fault = {
  /** `METHOD /path`, with `*` for any part, such as `PUT /v2/orders/*`. @default every request */
  readonly route?: string
  /** Matching requests that go well before this fault begins. @default 0 */
  readonly after?: number
  /** Requests that go wrong. @default Infinity */
  readonly times?: number
  /** Answers with this status instead of doing anything. */
  readonly status?: number
  /** Body of that answer. */
  readonly body?: string
  /** Headers of that answer. */
  readonly headers?: Readonly<Record<string, string>>
  /** Milliseconds before anything happens. */
  readonly delay?: number
  /** Cuts the connection: before anything was done, or after it was done but not answered. */
  readonly drop?: 'before' | 'after'
}

/** Marks an answer that never arrives. */
export const droppedHeader = 'x-emulator-dropped'

/** Faults, and the middleware that plays them. */
export function faultsOf({ sleep }: { sleep: (milliseconds: number) => Promise<void> }) {
  let faults: { fault: Fault; seen: number }[] = []

  /** The first fault whose turn it is; every fault of this route counts the request. */
  function take(route: string): Fault | undefined {
    const matching = faults.filter(({ fault }) => matches(fault.route, route))
    const due = matching.find(
      ({ fault: { after = 0, times = Number.POSITIVE_INFINITY }, seen }) => {
        return seen >= after && seen < after + times
      },
    )
    for (const one of matching) one.seen += 1
    return due?.fault
  }

  return {
    setFaults(next: readonly Fault[]) {
      faults = next.map((fault) => ({ fault, seen: 0 }))
    },
    /** @param path of the request below the store */
    async play(context: Context, path: string, next: Next): Promise<Response | undefined> {
      const fault = take(`${context.req.method} ${path}`)
      if (fault?.delay !== undefined) await sleep(fault.delay)
      if (fault?.drop === 'before') return drop(context)
      if (fault?.status !== undefined) {
        return new Response(fault.body ?? '', {
          status: fault.status,
          headers: { ...fault.headers },
        })
      }
      await next()
      if (fault?.drop === 'after') context.res = drop(context)
      return undefined
    },
  }
}

/** Over a real socket the connection is cut; in memory the answer is marked for `fetch` to fail. */
function drop(context: Context): Response {
  const { outgoing } = (context.env ?? {}) as Partial<HttpBindings>
  outgoing?.destroy()
  return new Response(null, { status: 500, headers: { [droppedHeader]: '1' } })
}

function matches(pattern: string | undefined, route: string): boolean {
  if (pattern === undefined) return true
  const parts = pattern.split('*').map((part) => part.replace(/[.\\/$^+?()[\]{}|]/g, '\\$&'))
  return new RegExp(`^${parts.join('[^/]+')}$`).test(route)
}
