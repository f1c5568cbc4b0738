import { existsSync } from 'node:fs'
import { pino } from 'pino'
import { mainnets } from '../chains/definitions/mainnets.js'
import { type Database, isPostgresUrl, openDatabase, readNetworkNames } from '../database/index.js'
import { connectBigCommerce, installInto, storefrontScript } from '../endpoint/bigCommerce.js'
import type { ChainConfig, Config } from '../endpoint/config.js'
import { anyRpcOf } from '../endpoint/jobs/receiverBalances.js'
import { readScripts } from '../endpoint/scripts.js'
import { storeFetch } from '../endpoint/wayOut.js'
import { bigCommerceClient } from '../stores/bigcommerce/index.js'
import { type Command, listOf, readArguments, type Surroundings, wrongUsage } from './command.js'
import { type Finding, findingsOf, reasonOf } from './doctor/finding.js'
import { lineOf, sumUp } from './doctor/report.js'
import { checkSettings } from './doctor/settings.js'
import { checkContracts } from './goLive/contracts.js'
import { deployFactoryOn } from './goLive/deployFactory.js'
import { fetchMoney } from './goLive/fetchMoney.js'
import { checkDatabase, checkLeftovers, checkScripts } from './goLive/leftovers.js'
import { followOrder } from './goLive/payment.js'
import { checkScriptManager } from './goLive/scriptManager.js'
import { checkStorefront } from './goLive/storefront.js'
import { checkTestKeys } from './goLive/testKeys.js'
import { checkTreasury, type OfferedChain } from './goLive/treasury.js'
import { judgeWebhooks } from './goLive/webhooks.js'
import { withoutWriting } from './install.js'
import { settingsIn } from './settings.js'
import { testTargets } from './webhooks.js'

/** Walks from the sandbox to a shop that takes real money. */
export const goLiveCommand: Command = {
  name: 'go-live',
  summary: 'Walk from the sandbox to real money, step by step, with one small payment at the end.',
  usage: `pay-with-usdc go-live [options]

Looks, in this order, at: settings that still point at the sandbox; keys and secrets of tests; the
treasury on every network that you offer; USDC and the receivers' factory there; the script on your
storefront; your webhook targets (each gets a webhook.test); and, with --order, one small real payment,
from its order to paid, and on to your treasury.

  ✓ is well   ! will be a problem   ✗ is a problem   ? could not be looked at
  and below each that is not well: what to do next

  --order N            an order in your store that was placed with Pay with USDC: pay it while this
                       command follows it. Run again, it goes on where it stopped
  --skip-payment       leave the payment out; the report says so
  --storefront URL     a page of your storefront; otherwise the first of PAY_STORE_ORIGINS
  --deploy-factory ID  first deploy the factory on a network such as eip155:8453
  --wait 30            minutes to wait for the payment
  --yes                send without asking: the sweep, and the factory's deployment
  --json               one object: { "verdict": …, "findings": [{ check, verdict, says, next }] }
  --env-file PATH      read the endpoint's settings from this file; the environment wins

It prints no secret. It sends real money's transactions only after a yes, and no payment by itself.
Exit codes: 0 no problem, 1 a problem, 2 no problem, but something could not be looked at.`,
  async run(args, surroundings) {
    const { values } = readArguments({
      args: [...args],
      options: {
        ...{ order: { type: 'string' }, storefront: { type: 'string' }, wait: { type: 'string' } },
        ...{ 'skip-payment': { type: 'boolean' }, yes: { type: 'boolean' } },
        ...{ json: { type: 'boolean' }, 'env-file': { type: 'string' } },
        'deploy-factory': { type: 'string' },
      },
    })
    const isJson = values.json === true
    const print = isJson ? () => undefined : surroundings.print
    const walk = new Walk({
      options: {
        order: orderOf(values.order),
        isSkipped: values['skip-payment'] === true,
        storefront: storefrontOf(values.storefront),
        factoryOn: values['deploy-factory'],
        patience: minutesOf(values.wait ?? '30') * 60_000,
      },
      environment: settingsIn({
        file: values['env-file'],
        environment: surroundings.environment,
      }),
      ask: async (question) => values.yes === true || (await surroundings.ask?.(question)) === true,
      print,
      fetch: surroundings.fetch,
      storeFetch: surroundings.storeFetch ?? storeFetch,
    })
    const findings = await walk.all()
    const { exitCode, verdict } = sumUp(findings)
    if (isJson) surroundings.print(JSON.stringify({ verdict, findings }, null, 2))
    else for (const line of summaryOf(findings)) print(line)
    return exitCode
  },
}

type Options = {
  readonly order: string | undefined
  readonly isSkipped: boolean
  readonly storefront: string | undefined
  readonly factoryOn: string | undefined
  /** Milliseconds to wait for the payment. */
  readonly patience: number
}

type WalkOptions = Pick<Surroundings, 'environment' | 'print' | 'fetch'> & {
  readonly storeFetch: typeof storeFetch
  readonly options: Options
  readonly ask: (question: string) => Promise<boolean>
}

const rest = () => new Promise<void>((resolve) => setTimeout(resolve, 1_000))

/** One walk: each step says what it found before the next one begins. */
class Walk {
  readonly #with: WalkOptions
  readonly #findings: Finding[] = []

  constructor(options: WalkOptions) {
    this.#with = options
  }

  async all(): Promise<readonly Finding[]> {
    const { environment } = this.#with
    const { config, findings } = checkSettings(environment)
    await this.#step('What still points at the sandbox', async () => [
      ...findings,
      ...checkLeftovers(environment),
      ...(config === undefined ? [] : [checkScripts(() => readScriptsOf(config))]),
      ...(config === undefined ? [] : [await this.#lookAtDatabase(config)]),
    ])
    if (config === undefined) {
      const { unchecked } = findingsOf('the other steps')
      const next = 'Correct the settings first, then run this again.'
      const finding = unchecked('They need settings that are valid.', next)
      await this.#step('All else', async () => [finding])
      return this.#findings
    }
    const offered = config.chains.filter(({ isOffered }) => isOffered)
    const chains = offered.map((chain) => ({ ...chain, rpc: anyRpcOf(chain) }))
    const [treasury] = config.treasuries
    await this.#step('Keys and secrets', async () => checkTestKeys(config))
    await this.#step('Your treasury', () => {
      const [text = ''] = listOf(environment.PAY_TREASURY ?? '')
      return checkTreasury({ text, treasury, chains })
    })
    await this.#step('USDC and the factory', async () => [
      ...(await this.#deployFactory(config, chains)),
      ...(await Promise.all(chains.map((chain) => checkContracts({ chain, treasury })))).flat(),
    ])
    await this.#step('The script on your storefront', () => this.#lookAtStore(config))
    await this.#step('Your webhook targets', () =>
      this.#withDatabase(config, 'webhooks', async (database) =>
        judgeWebhooks(await testTargets({ config, database })),
      ),
    )
    await this.#step('One small real payment', () => this.#pay(config, chains))
    return this.#findings
  }

  async #step(title: string, look: () => Promise<readonly Finding[]>): Promise<void> {
    const { print } = this.#with
    print(`${title} …`)
    const found = await look()
    for (const finding of found) print(lineOf(finding))
    this.#findings.push(...found)
  }

  #lookAtDatabase({ database: place }: Config): Promise<Finding> {
    return checkDatabase({
      known: mainnets.map(({ id }) => id),
      async readNames() {
        if (!isPostgresUrl(place) && !existsSync(place)) return undefined
        const database = await openDatabase(place)
        try {
          return await readNetworkNames({ database })
        } finally {
          await database.close()
        }
      },
    })
  }

  async #lookAtStore(config: Config): Promise<Finding[]> {
    const { fetch, storeFetch, options } = this.#with
    const { apiUrl, hash: storeHash, token: accessToken, origins } = config.store
    const { unchecked } = findingsOf('script')
    let scripts: ReturnType<typeof readScriptsOf>
    try {
      scripts = readScriptsOf(config)
    } catch (error) {
      return [unchecked(reasonOf(error), 'Run npm run build, and leave PAY_SCRIPT_FOLDER out.')]
    }
    const page = options.storefront ?? origins[0]
    const compare =
      accessToken === undefined
        ? undefined
        : () => {
            const reach = { apiUrl, storeHash, accessToken, fetch: storeFetch(config) }
            const client = bigCommerceClient(reach)
            return installInto({ client: withoutWriting(client), config, scripts })
          }
    return [
      ...(page === undefined
        ? [unchecked('PAY_STORE_ORIGINS is not set.', 'Set it, or name a page: --storefront URL.')]
        : await checkStorefront({ page, wanted: storefrontScript(config, scripts), fetch })),
      ...(await checkScriptManager(compare)),
    ]
  }

  async #deployFactory(
    config: Config,
    chains: readonly (ChainConfig & OfferedChain)[],
  ): Promise<readonly Finding[]> {
    const { options, ask, print } = this.#with
    const { factoryOn: name } = options
    if (name === undefined) return []
    const chain = chains.find(({ definition }) => `eip155:${definition.id}` === name)
    if (chain === undefined) throw wrongUsage(`--deploy-factory ${name}: you do not offer it.`)
    return this.#withDatabase(config, 'factory', async (database) => [
      await deployFactoryOn({
        ...{ chain, rpc: chain.rpc, database, key: config.sweep.key, ask, print, rest },
      }),
    ])
  }

  async #pay(
    config: Config,
    chains: readonly (ChainConfig & OfferedChain)[],
  ): Promise<readonly Finding[]> {
    const { storeFetch, options, ask, print } = this.#with
    const { warning, unchecked } = findingsOf('payment')
    const { order, patience } = options
    if (options.isSkipped) {
      const next = 'Run it without --skip-payment before you take real orders.'
      return [warning('No payment was made: --skip-payment.', next)]
    }
    if (this.#findings.some(({ verdict }) => verdict === 'problem')) {
      const next = 'Put right what is marked ✗ above, then run this again.'
      return [unchecked('No real money is asked for while something above is a problem.', next)]
    }
    if (order === undefined) {
      const next =
        'Place a small order in your store with Pay with USDC, then run this again with --order and its number.'
      return [unchecked('No order was named.', next)]
    }
    return this.#withDatabase(config, 'payment', async (database) => {
      const { store } = connectBigCommerce({
        ...{ config, database, log: pino({ level: 'silent' }) },
        fetch: storeFetch(config),
      })
      const place = { config, database, store, print, rest, now: Date.now }
      const { findings, paid } = await followOrder({ order, patience, ...place })
      if (paid === undefined) return findings
      const used = chains.filter(({ definition: { id } }) =>
        paid.transfers.some(({ chain }) => chain === `eip155:${id}`),
      )
      const fetched: Finding[] = []
      for (const chain of used) {
        fetched.push(
          await fetchMoney({
            ...{ payment: paid, chain, rpc: chain.rpc, database, ask, print, rest },
            key: config.sweep.key,
          }),
        )
      }
      return [...findings, ...fetched]
    })
  }

  /** Where there is no database, nothing was ever opened. */
  async #withDatabase(
    { database: place }: Config,
    check: string,
    use: (database: Database) => Promise<readonly Finding[]>,
  ): Promise<readonly Finding[]> {
    if (!isPostgresUrl(place) && !existsSync(place)) {
      const next = 'Start the endpoint once, and run this where it runs, with its PAY_DATABASE.'
      return [findingsOf(check).unchecked('There is no database yet.', next)]
    }
    const database = await openDatabase(place)
    try {
      return await use(database)
    } finally {
      await database.close()
    }
  }
}

const readScriptsOf = ({ scriptFolder }: Config) =>
  readScripts({ folder: scriptFolder, mode: 'production' })

/** What it all comes to. */
function summaryOf(findings: readonly Finding[]): string[] {
  const { verdict } = sumUp(findings)
  const count = (wanted: Finding['verdict']) =>
    findings.filter(({ verdict }) => verdict === wanted).length
  if (verdict === 'ok') return ['All is well: you can take real orders.']
  if (verdict === 'warning') return ['No problem. Look at what is marked ! above.']
  return [
    `Not yet: ${count('problem')} ✗ and ${count('unchecked')} ? above. Do what stands below each, and run this again.`,
  ]
}

function orderOf(text: string | undefined): string | undefined {
  if (text === undefined || /^[1-9]\d{0,15}$/.test(text)) return text
  throw wrongUsage(`--order ${text}: write the order's number.`)
}

function storefrontOf(text: string | undefined): string | undefined {
  if (text === undefined || /^https?:\/\//.test(text)) {
    if (text === undefined || URL.canParse(text)) return text
  }
  throw wrongUsage(`--storefront ${text}: write a URL such as https://shop.example/.`)
}

function minutesOf(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text)
  throw wrongUsage(`--wait ${text}: write whole minutes.`)
}
