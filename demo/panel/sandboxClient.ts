import type { ListedScenario, SandboxState } from '../../src/sandbox/api.js'
import type { Result } from '../../src/sandbox/scenarios/index.js'
import type { ClosingReport } from '../../src/sandbox/stage/closingCheck.js'

/** The sandbox did not do what it was asked. `gone`: nobody answered. */
export class SandboxRefusal extends Error {
  override readonly name = 'SandboxRefusal'
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** Asks the sandbox. @throws SandboxRefusal */
async function ask<Answer>(path: string, body?: object): Promise<Answer> {
  const response = await fetch(`/sandbox/api/${path}`, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json' },
  }).catch(() => undefined)
  if (response === undefined) throw new SandboxRefusal('gone', '')
  const answer: unknown = await response.json().catch(() => undefined)
  if (response.ok && answer !== undefined) return answer as Answer
  const { code = 'failed', message = `${response.status}` } = (answer ?? {}) as {
    code?: string
    message?: string
  }
  throw new SandboxRefusal(code, message)
}

/** The sandbox's API, as the panel uses it. Each throws SandboxRefusal. */
export const sandboxClient = {
  scenarios: async () => (await ask<{ scenarios: ListedScenario[] }>('scenarios')).scenarios,
  state: () => ask<SandboxState>('state'),
  /** @param order is used while it waits untouched */
  play: (name: string, order?: number) =>
    ask<Result>(`scenarios/${name}`, order === undefined ? {} : { order }),
  turn: (name: string, value: string) => ask(`switches/${name}`, { value }),
  act: (name: string, count: number) => ask(`actions/${name}`, { count }),
  reset: () => ask('reset', {}),
  /** @param order @default all orders */
  check: (order?: number) =>
    ask<ClosingReport>(order === undefined ? 'check' : `check?order=${order}`),
}
