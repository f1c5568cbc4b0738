import {
  type ApiKey,
  type Database,
  isLive,
  readApiKeys,
  recordApiKey,
  revokeApiKey,
  rotateApiKey,
} from '../database/index.js'
import { newKey, type Scope, scopes } from '../endpoint/apiKeys.js'
import { PayWithUsdcError } from '../errors/index.js'
import {
  type Command,
  type ExitCode,
  exitCodes,
  listOf,
  readArguments,
  required,
  type Surroundings,
  wrongUsage,
} from './command.js'
import { openKnown } from './openKnown.js'
import { readSettings } from './settings.js'

/** Makes, lists, rotates and revokes merchants' keys. */
export const keysCommand: Command = {
  name: 'keys',
  summary: 'Make the keys of your own systems, list, rotate or revoke them.',
  usage: `pay-with-usdc keys list
pay-with-usdc keys create --name NAME --scope SCOPES [--days 365]
pay-with-usdc keys rotate ID [--overlap 24]
pay-with-usdc keys revoke ID

list    each key: its id, name, scopes, and when it was made, used last and ends
create  makes a key and shows it once; only its hash is kept
rotate  makes a successor with the same name, scopes and end, and shows it once; the old key is taken
        for the hours of the overlap, so that nothing stands still while you change it
revoke  ends a key at once

  --name NAME       what it is for, such as erp
  --scope SCOPES    read, write (and read), refund, admin (everything); several with commas
  --days 365        ends by itself after so many days. Without it, never
  --overlap 24      hours in which both keys are taken
  --env-file PATH   read the endpoint's settings from this file; the environment wins`,
  async run(args, { environment, print }) {
    const { values, positionals } = readArguments({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ name: { type: 'string' }, scope: { type: 'string' }, days: { type: 'string' } },
        ...{ overlap: { type: 'string' }, 'env-file': { type: 'string' } },
      },
    })
    const [action, id, ...rest] = positionals
    const isKnown = action !== undefined && action in actions
    if (!isKnown || rest.length > 0) throw wrongUsage('Write list, create, rotate or revoke.')
    const config = readSettings({ file: values['env-file'], environment })
    const database = await openKnown(config.database)
    const now = Math.floor(Date.now() / 1_000)
    try {
      return await actions[action as keyof typeof actions]({ database, print, id, values, now })
    } finally {
      await database.close()
    }
  },
}

type Work = Pick<Surroundings, 'print'> & {
  readonly database: Database
  readonly id: string | undefined
  readonly values: Readonly<Record<string, string | undefined>>
  readonly now: number
}

/** Who made a change, in the log: whoever may run commands here. */
const actor = 'command'

const actions = {
  async list({ database, print, now }: Work): Promise<ExitCode> {
    const keys = await readApiKeys({ database })
    if (keys.length === 0) print('There is no key but those of PAY_API_KEY_HASHES.')
    for (const key of keys) print(keyLine(key, now))
    return exitCodes.ok
  },

  async create({ database, print, values, now }: Work): Promise<ExitCode> {
    const name = required(values, 'name')
    if (!/^[\w .-]{1,60}$/.test(name)) throw wrongUsage('--name: up to 60 plain characters.')
    const days = values.days === undefined ? undefined : numberOf('days', values.days)
    const { key, ...made } = newKey()
    const expiresAt = days === undefined ? undefined : now + days * 86_400
    const wanted = { ...made, name, scopes: scopesOf(required(values, 'scope')), createdAt: now }
    await recordApiKey({ database, key: { ...wanted, expiresAt }, actor })
    print(`${key}\nKeep it now: it is not shown again.`)
    return exitCodes.ok
  },

  async rotate({ database, print, id, values, now }: Work): Promise<ExitCode> {
    const hours = numberOf('overlap', values.overlap ?? '24')
    const { key, ...successor } = newKey()
    const overlap = hours * 3_600
    const found = { database, id: idOf(id), successor, overlap, actor, now }
    if ((await rotateApiKey(found)) === undefined) throw noSuchKey()
    print(`${key}\nKeep it now: it is not shown again. ${id} is taken for ${hours} more hours.`)
    return exitCodes.ok
  },

  async revoke({ database, print, id, now }: Work): Promise<ExitCode> {
    if (!(await revokeApiKey({ database, id: idOf(id), actor, now }))) throw noSuchKey()
    print(`${id} is not taken any more.`)
    return exitCodes.ok
  },
}

function scopesOf(text: string): Scope[] {
  const wanted = listOf(text)
  const known = scopes.filter((scope) => wanted.includes(scope))
  if (known.length === 0 || known.length !== new Set(wanted).size) {
    throw wrongUsage('--scope: read, write, refund or admin; several with commas.')
  }
  return known
}

function numberOf(option: string, text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw wrongUsage(`--${option}: write a whole number.`)
  return Number(text)
}

function idOf(id: string | undefined): string {
  // Somebody may have pasted the whole key: its id is in it, and the rest stays out of the output.
  if (id === undefined || !/^puk_[0-9a-f]{16}$/.test(id)) {
    throw wrongUsage('Name a key by its id: puk_ and 16 hex digits.')
  }
  return id
}

function noSuchKey(): PayWithUsdcError {
  return new PayWithUsdcError('key_not_found', 'There is no such key, or it has ended.', {
    hint: 'pay-with-usdc keys list names them.',
  })
}

const time = (seconds: number) => new Date(seconds * 1_000).toISOString().replace('.000', '')

function keyLine(key: ApiKey, now: number): string {
  const { id, name, scopes: has, createdAt, lastUsedAt, expiresAt, revokedAt } = key
  const used = lastUsedAt === undefined ? 'never used' : `used ${time(lastUsedAt)}`
  const end = expiresAt === undefined ? '' : `, ends ${time(expiresAt)}`
  const state =
    revokedAt !== undefined
      ? `revoked ${time(revokedAt)}`
      : isLive(key, now)
        ? `live${end}`
        : 'ended'
  return `${id}  ${name}  ${has.join(',')}  made ${time(createdAt)}, ${used}  ${state}`
}
