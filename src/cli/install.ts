import { type Installed, installInto, storefrontScript } from '../endpoint/bigCommerce.js'
import type { Config } from '../endpoint/config.js'
import { readScripts } from '../endpoint/scripts.js'
import { storeFetch } from '../endpoint/wayOut.js'
import { accept, PayWithUsdcError } from '../errors/index.js'
import {
  type BigCommerceClient,
  bigCommerceClient,
  type Ensured,
  hookScopes,
  readStoreInformation,
} from '../stores/bigcommerce/index.js'
import {
  type Command,
  type ExitCode,
  exitCodes,
  readArguments,
  type Surroundings,
} from './command.js'
import { readSettings } from './settings.js'

/** Puts script and webhooks into the store of a merchant with a store-level API account. */
export const installCommand: Command = {
  name: 'install',
  summary: 'Put script and webhooks into your BigCommerce store, or check them.',
  usage: `pay-with-usdc install [--check] [--env-file PATH]

Puts the storefront script and the webhooks into the store, or puts them right. Doing it again
changes nothing. It needs the token of a store-level API account.

  --check          only say what would be changed; exit code 1 when something would
  --env-file PATH  read the endpoint's settings from this file; the environment wins

The settings are the endpoint's own; .env.example explains each.`,
  async run(args, surroundings) {
    const { values } = readArguments({
      args: [...args],
      options: { check: { type: 'boolean' }, 'env-file': { type: 'string' } },
    })
    const config = readSettings({ file: values['env-file'], environment: surroundings.environment })
    return install({ config, isCheck: values.check === true, surroundings })
  },
}

async function install({
  config,
  isCheck,
  surroundings: { print, storeFetch: fetchFor = storeFetch },
}: {
  config: Config
  isCheck: boolean
  surroundings: Surroundings
}): Promise<ExitCode> {
  const { hash: storeHash, apiUrl, token: accessToken, origins } = config.store
  if (accessToken === undefined) {
    throw new PayWithUsdcError('store_not_installed', 'PAY_STORE_TOKEN is not set.', {
      hint: 'Create a store-level API account (Settings > Store-level API accounts) and set its token. A store that installs your app is set up by the app itself.',
    })
  }
  const client = bigCommerceClient({ apiUrl, storeHash, accessToken, fetch: fetchFor(config) })
  const { name, origin } = await readStoreInformation(client).catch((error) => {
    throw withNextStep(error, storeHash)
  })
  print(`${name} (${storeHash}), ${origin}`)
  const isKnown = origins.includes(origin)
  if (!isKnown) {
    print(`  ! PAY_STORE_ORIGINS does not hold ${origin}: add it, or its checkout is refused.`)
  }
  const scripts = readScripts({ folder: config.scriptFolder, mode: config.mode })
  print(`  script: ${storefrontScript(config, scripts).src}`)
  const used = isCheck ? withoutWriting(client) : client
  const installed = await installInto({ client: used, config, scripts })
  for (const line of reportOf(installed, isCheck)) print(line)
  const isRight = isKnown && (isCheck ? isUnchanged(installed) : isWhole(installed))
  return isRight ? exitCodes.ok : exitCodes.problem
}

/** BigCommerce answers a wrong hash and a wrong token alike. */
function withNextStep(error: unknown, storeHash: string): unknown {
  if (!(error instanceof PayWithUsdcError)) return error
  if (error.code !== 'store_unauthorized' && error.code !== 'store_refused') return error
  return new PayWithUsdcError(error.code, error.message, {
    hint: `Check PAY_STORE_HASH (${storeHash}: the part of the API path behind stores/) and PAY_STORE_TOKEN. The account needs the scope Information & settings: read-only.`,
    cause: error,
  })
}

/** A client that reads, and only pretends to write. */
export function withoutWriting(client: BigCommerceClient): BigCommerceClient {
  return {
    storeHash: client.storeHash,
    ask(request) {
      if ((request.method ?? 'GET') === 'GET') return client.ask(request)
      const { body } = request
      const written = typeof body === 'object' && body !== null ? body : {}
      // As the store would answer: with what was sent, and an id.
      const data = { ...written, uuid: 'not written', id: 1 }
      return Promise.resolve(accept(request.answer.parse({ data })))
    },
  }
}

function reportOf({ script, hooks }: Installed, isCheck: boolean): string[] {
  const lines = [lineOf('script', script, isCheck)]
  if (hooks instanceof PayWithUsdcError) return [...lines, lineOf('webhooks', hooks, isCheck)]
  return [...lines, ...hooks.map((hook, at) => lineOf(`webhook ${hookScopes[at]}`, hook, isCheck))]
}

function lineOf(what: string, done: Ensured | PayWithUsdcError, isCheck: boolean): string {
  if (done instanceof PayWithUsdcError) {
    const hint = done.hint === undefined ? '' : ` ${done.hint}`
    return `  ✗ ${what}: ${done.code}: ${done.message}${hint}`
  }
  const { action, changed, removed } = done
  const isSame = action === 'unchanged' && removed === 0
  const fields = changed.length === 0 ? '' : ` (${changed.join(', ')})`
  const doubles = removed === 0 ? '' : `, ${removed} taken away that was there twice`
  const verb = isCheck && action !== 'unchanged' ? `would be ${action}` : action
  return `  ${isSame ? '✓' : isCheck ? '✗' : '✓'} ${what}: ${verb}${fields}${doubles}`
}

function isWhole({ script, hooks }: Installed): boolean {
  return !(script instanceof PayWithUsdcError) && !(hooks instanceof PayWithUsdcError)
}

function isUnchanged({ script, hooks }: Installed): boolean {
  if (script instanceof PayWithUsdcError || hooks instanceof PayWithUsdcError) return false
  return [script, ...hooks].every(({ action, removed }) => action === 'unchanged' && removed === 0)
}
