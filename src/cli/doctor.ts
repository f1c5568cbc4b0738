import { dirname } from 'node:path'
import { type Probe, probe } from '../chains/probe.js'
import { rpcOf } from '../chains/rpc.js'
import {
  inspectDatabase,
  inspectInstallation,
  isPostgresUrl,
  listBackups,
  readManifest,
} from '../database/index.js'
import { installedToken } from '../endpoint/bigCommerce.js'
import type { ChainConfig, Config } from '../endpoint/config.js'
import { storeFetch } from '../endpoint/wayOut.js'
import { targetName } from '../notifications/index.js'
import { bigCommerceClient, readStoreInformation } from '../stores/bigcommerce/index.js'
import { type Command, readArguments, type Surroundings } from './command.js'
import { checkBackup } from './doctor/backup.js'
import { type ClockReading, checkClock } from './doctor/clock.js'
import { checkDatabase } from './doctor/database.js'
import { checkDisk } from './doctor/disk.js'
import type { Finding } from './doctor/finding.js'
import { checkMachine } from './doctor/machine.js'
import { checkPort } from './doctor/port.js'
import { checkProviders } from './doctor/providers.js'
import { checkPublicUrl } from './doctor/publicUrl.js'
import { lineOf, sumUp } from './doctor/report.js'
import { checkSettings } from './doctor/settings.js'
import { checkStore } from './doctor/store.js'
import {
  connectTo,
  findHolderBy,
  readCertificate,
  readDate,
  readMachine,
  readSpace,
  resolveName,
} from './doctor/surroundings.js'
import { checkWebhook } from './doctor/webhook.js'
import { settingsIn } from './settings.js'

/** Looks at everything that the endpoint needs, and says what to do about what is not well. */
export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'Look at everything the endpoint needs, and say what to do next.',
  usage: `pay-with-usdc doctor [--json] [--env-file PATH]

Looks at the settings, disk, memory, processors, clock, ports, the public URL with its DNS and TLS, the
database, the age of the last backup, each provider, each webhook target and the store. It changes
nothing, sends no webhook, prints no secret, and may run beside the endpoint.

  ✓ is well   ! will be a problem   ✗ is a problem   ? could not be looked at
  and below each that is not well: what to do next

  --json           one object: { "verdict": …, "findings": [{ check, verdict, says, next }] }
  --env-file PATH  read the endpoint's settings from this file; the environment wins

Exit codes: 0 no problem, 1 a problem, 2 no problem, but something could not be looked at.`,
  async run(args, surroundings) {
    const { values } = readArguments({
      args: [...args],
      options: { json: { type: 'boolean' }, 'env-file': { type: 'string' } },
    })
    const { environment } = surroundings
    const settings = settingsIn({ file: values['env-file'], environment })
    const { config, findings } = checkSettings(settings)
    const all = [
      ...findings,
      ...(config === undefined ? checkMachine(readMachine()) : await look(config, surroundings)),
    ]
    const { exitCode, verdict } = sumUp(all)
    if (values.json === true) {
      surroundings.print(JSON.stringify({ verdict, findings: all }, null, 2))
    } else for (const finding of all) surroundings.print(lineOf(finding))
    return exitCode
  },
}

/** Everything, in the order in which a person would put it right. */
async function look(
  config: Config,
  { fetch, storeFetch: fetchFor = storeFetch }: Surroundings,
): Promise<Finding[]> {
  const found = await Promise.all([
    isPostgresUrl(config.database)
      ? []
      : checkDisk({ folder: dirname(config.database), readSpace }),
    checkMachine(readMachine()),
    lookAtPorts(config, fetch),
    checkPublicUrl({
      publicUrl: config.publicUrl,
      ...{ resolve: resolveName, readCertificate, now: Date.now() },
      askHealth: async (url) =>
        (await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(10_000) })).status,
    }),
    checkDatabase({ inspect: () => inspectDatabase(config.database) }),
    checkBackup({ folder: config.backup.folder, readNewest, now: Date.now() }),
    lookAtChains(config),
    ...config.webhooks.map(({ url }) =>
      checkWebhook({
        ...{ name: targetName(url), url: new URL(url), now: Date.now() },
        connect: (to) => connectTo(to, config.policy),
        readCertificate: (to) => readCertificate(to, config.policy),
      }),
    ),
    lookAtStore(config, fetchFor(config)),
  ])
  return found.flat()
}

async function lookAtPorts(
  { host, port, metricsPort }: Config,
  fetch: Surroundings['fetch'],
): Promise<Finding[]> {
  const health = { path: '/health', isOurs: (text: string) => text.includes('"networks"') }
  const findHolder = findHolderBy(fetch, health)
  const ports = [checkPort({ name: 'PAY_PORT', host, port, findHolder })]
  if (metricsPort !== undefined) {
    const metrics = { path: '/metrics', isOurs: (text: string) => text.includes('pay_payments') }
    ports.push(
      checkPort({
        ...{ name: 'PAY_METRICS_PORT', host: '127.0.0.1', port: metricsPort },
        findHolder: findHolderBy(fetch, metrics),
      }),
    )
  }
  return Promise.all(ports)
}

/** The providers, and what they say of the time. */
async function lookAtChains({ chains }: Config): Promise<Finding[]> {
  const now = Date.now
  const [looked, dates] = await Promise.all([
    Promise.all(chains.map((chain) => checkProviders({ chain: probed(chain), now }))),
    Promise.all(
      chains.flatMap(({ rpcUrls, policy }) => rpcUrls.map((url) => readDate(url, policy))),
    ),
  ])
  const blocks = looked.flatMap(({ probes }) => probes.map(blockReading))
  const read = dates.filter((date) => date !== undefined)
  return [checkClock({ dates: read, blocks }), ...looked.flatMap(({ findings }) => findings)]
}

function probed({ definition, isOffered, rpcUrls, policy }: ChainConfig) {
  const providers = rpcUrls.map((url) => {
    const rpc = rpcOf({ url, policy })
    return { name: rpc.name, probe: () => probe({ rpc, now: Date.now }) }
  })
  return { definition, isOffered, providers }
}

/** A miner may be a few seconds ahead. */
const blockReading = ({ head, at, chainId }: Probe): ClockReading => ({
  ...{ name: `eip155:${chainId}`, theirs: head.time * 1_000, ours: at, precision: 3_000 },
})

function readNewest(folder: string): number | undefined {
  const newest = listBackups(folder).at(-1)
  return newest === undefined ? undefined : Date.parse(readManifest(newest).at)
}

function lookAtStore(config: Config, fetch: Surroundings['fetch']): Promise<Finding> {
  const { apiUrl, hash: storeHash, token, origins } = config.store
  const installation = { place: config.database, store: storeHash }
  return checkStore({
    origins,
    isApp: token === undefined,
    readToken: async () => token ?? installedToken(config, await inspectInstallation(installation)),
    readStore: (accessToken) =>
      readStoreInformation(bigCommerceClient({ apiUrl, storeHash, accessToken, fetch })),
  })
}
