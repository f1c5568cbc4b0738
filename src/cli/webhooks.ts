import { randomBytes } from 'node:crypto'
import {
  type Database,
  type LoggedTry,
  type Redelivery,
  readEvent,
  readTargets,
  readTries,
  redeliver,
  switchOn,
  type TargetState,
} from '../database/index.js'
import { channelsOf } from '../endpoint/channels.js'
import type { Config } from '../endpoint/config.js'
import { PayWithUsdcError } from '../errors/index.js'
import { eventId, parseEventId } from '../notifications/index.js'
import {
  type Command,
  type ExitCode,
  exitCodes,
  readArguments,
  type Surroundings,
  wrongUsage,
} from './command.js'
import { openKnown } from './openKnown.js'
import { readSettings } from './settings.js'

/** Shows how webhooks stand, and delivers them again. */
export const webhooksCommand: Command = {
  name: 'webhooks',
  summary: 'Show how your webhooks stand, test them, or deliver them again.',
  usage: `pay-with-usdc webhooks list
pay-with-usdc webhooks log [EVENT] [--limit 50]
pay-with-usdc webhooks redeliver EVENT | --dead | --since TIME
pay-with-usdc webhooks test

list       each target, what waits for it and what was given up; exit code 1 when something was
log        the newest tries: when, which event, where, what came of it and how long it took
redeliver  queues one event, everything that was given up, or everything since a time, for every
           target; the running endpoint sends it. A target that answered 410 is switched on again
test       sends each target a webhook of the type webhook.test, now and once; exit code 1 when one
           does not take it. For one that does, what waits for its next try is tried at once, and
           it is switched on again if it had answered 410

  EVENT            what stands in webhook-id: msg_pay_…_3
  --since TIME     such as 2026-11-28T09:00:00Z, or 2026-11-28
  --limit 50       lines of the log
  --env-file PATH  read the endpoint's settings from this file; the environment wins`,
  async run(args, { environment, print }) {
    const { values, positionals } = readArguments({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ dead: { type: 'boolean' }, since: { type: 'string' }, limit: { type: 'string' } },
        'env-file': { type: 'string' },
      },
    })
    const [action, event, ...rest] = positionals
    const isKnown = action !== undefined && action in actions
    if (!isKnown || rest.length > 0) throw wrongUsage('Write list, log, redeliver or test.')
    const options = optionsOf(event, values)
    const config = readSettings({ file: values['env-file'], environment })
    const database = await openKnown(config.database)
    try {
      return await actions[action as keyof typeof actions]({ config, database, print, ...options })
    } finally {
      await database.close()
    }
  },
}

type Options = {
  readonly event: { paymentId: string; sequence: number } | undefined
  readonly redelivery: Redelivery | undefined
  readonly limit: number
}

type Work = Options &
  Pick<Surroundings, 'print'> & { readonly config: Config; readonly database: Database }

const actions = {
  async list({ database, print }: Work): Promise<ExitCode> {
    const targets = await readTargets({ database })
    if (targets.length === 0) print('The endpoint has no webhook target: set PAY_WEBHOOK_URL.')
    for (const target of targets) print(targetLine(target))
    const isFine = targets.every(({ dead, offAt }) => dead === 0 && offAt === undefined)
    return isFine ? exitCodes.ok : exitCodes.problem
  },

  async log({ database, print, event, limit }: Work): Promise<ExitCode> {
    const tries = await readTries({ database, event, limit })
    if (tries.length === 0) print('Nothing was sent.')
    for (const one of tries) print(tryLine(one))
    return exitCodes.ok
  },

  async redeliver({ database, print, event, redelivery }: Work): Promise<ExitCode> {
    if (redelivery === undefined) throw wrongUsage('Name an event, or --dead, or --since TIME.')
    if (event !== undefined && (await readEvent({ database, ...event })) === undefined) {
      throw new PayWithUsdcError('event_not_found', 'There is no such event.')
    }
    const now = Math.floor(Date.now() / 1_000)
    const by = { actor: 'command', wish: redelivery }
    const queued = await redeliver({ database, redelivery, by, now })
    print(`${queued} deliveries are queued.`)
    return exitCodes.ok
  },

  async test({ config, database, print }: Work): Promise<ExitCode> {
    const tests = await testTargets({ config, database })
    if (tests.length === 0) print('There is no webhook target: set PAY_WEBHOOK_URL.')
    for (const { name, isTaken, says } of tests) print(`${isTaken ? '✓' : '✗'} ${name} ${says}`)
    return tests.every(({ isTaken }) => isTaken) ? exitCodes.ok : exitCodes.problem
  },
}

/** How one target took a test. */
export type TargetTest = { readonly name: string; readonly isTaken: boolean; readonly says: string }

/** Sends each target a `webhook.test`, now and once. One that takes it is switched on again. */
export async function testTargets({
  config,
  database,
}: Pick<Work, 'config' | 'database'>): Promise<readonly TargetTest[]> {
  const now = () => Math.floor(Date.now() / 1_000)
  const tests: TargetTest[] = []
  for (const channel of channelsOf({ config, now })) {
    const { name } = channel
    const id = `msg_test_${randomBytes(8).toString('hex')}`
    const answer = await channel.send({ id, type: 'webhook.test', at: now(), payment: undefined })
    if (answer.outcome === 'taken') {
      await switchOn({ database, target: name, now: now() })
      tests.push({ name, isTaken: true, says: `took it: ${answer.status}` })
    } else {
      const reason = answer.outcome === 'gone' ? 'answered 410' : answer.error
      tests.push({ name, isTaken: false, says: `did not take it: ${reason}` })
    }
  }
  return tests
}

function optionsOf(
  text: string | undefined,
  values: { dead?: boolean; since?: string; limit?: string },
): Options {
  const event = text === undefined ? undefined : parseEventId(text)
  if (text !== undefined && event === undefined) throw wrongUsage(`${text} is no event’s id.`)
  const limit = values.limit ?? '50'
  if (!/^[1-9]\d{0,4}$/.test(limit)) throw wrongUsage('--limit: write a whole number.')
  const wishes: Redelivery[] = [
    ...(event === undefined ? [] : [{ event }]),
    ...(values.dead ? [{ dead: true } as const] : []),
    ...(values.since === undefined ? [] : [{ since: secondsOf(values.since) }]),
  ]
  if (wishes.length > 1) throw wrongUsage('Name an event, --dead or --since: one of them.')
  return { event, redelivery: wishes[0], limit: Number(limit) }
}

function secondsOf(text: string): number {
  const at = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?Z)?$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(at)) throw wrongUsage(`--since ${text}: write a time such as 2026-11-28T09:00Z.`)
  return Math.floor(at / 1_000)
}

const time = (seconds: number) => new Date(seconds * 1_000).toISOString().replace('.000', '')

function targetLine({ target, offAt, open, oldestQueued, dead }: TargetState): string {
  const state = offAt === undefined ? 'on' : `off since ${time(offAt)}: it answered 410`
  const waiting = oldestQueued === undefined ? '' : `, the oldest since ${time(oldestQueued)}`
  return `${target}  ${state}  ${open} waiting${waiting}, ${dead} given up`
}

function tryLine({ at, paymentId, sequence, target, attempt, ...rest }: LoggedTry): string {
  const event = eventId({ id: paymentId, sequence })
  const result = rest.status ?? rest.error ?? ''
  return `${time(at)}  ${event}  ${target}  try ${attempt}  ${result}  ${rest.milliseconds} ms`
}
