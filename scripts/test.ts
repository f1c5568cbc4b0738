// `npm test`: everything, with one small run of each campaign.
import { existsSync } from 'node:fs'
import { campaigns } from '../src/sandbox/campaigns/index.js'
import { chromium, installChromium } from './chromium.js'
import { installPostgres } from './postgres.js'
import { runSuites } from './suites.js'

let noBrowser: string | undefined
try {
  installChromium()
} catch {
  noBrowser = 'no Chromium or Chrome was found, and none could be installed'
}
if (process.platform === 'linux' && chromium().executablePath === undefined) {
  process.stdout.write('No system browser: using the one that Playwright downloaded.\n')
}
/** BigCommerce's OpenAPI files are not ours to keep here. */
const openApiFolder = process.env.PAY_OPENAPI_FOLDER ?? '../shared/openapi'
const seed = process.env.SEED ?? `${Math.floor(Math.random() * 1_000_000)}`
process.stdout.write(`seed ${seed}\n`)

process.exitCode = await runSuites([
  { name: 'check: format, lint, types, dead code, promises', commands: ['npm run check'] },
  {
    name: 'build: scripts, library, sizes, package, licences',
    commands: ['npm run build', 'npm run check:package'],
  },
  {
    name: 'container: the steps of the Dockerfile, as another user in a read-only folder',
    commands: ['npx tsx scripts/container.ts'],
  },
  {
    // Without it the next suite leaves out what needs it, and says so here.
    name: 'PostgreSQL for the next suite, found or installed',
    commands: ['true'],
    blocked: installPostgres,
  },
  {
    name: 'unit: domain, chains, endpoint, database, receiver',
    commands: ['npx vitest run --project unit --project chain'],
  },
  {
    name: 'BigCommerce’s published API descriptions',
    commands: ['npx vitest run --project unit src/stores/bigcommerce/contract.test.ts'],
    blocked: () =>
      existsSync(openApiFolder)
        ? undefined
        : `there is no folder ${openApiFolder}; name one with PAY_OPENAPI_FOLDER`,
    optional: true,
  },
  { name: 'contract: forge with real USDC', commands: ['npx forge test'] },
  {
    name: 'simulation: a lying provider, reorgs and restarts, 100 seeds',
    commands: ['npm run simulate -- --count 100'],
  },
  {
    name: 'campaigns: kills, power cuts, restores, load, webhooks, SSRF, bad input',
    commands: campaigns.map(({ name }) => `npm run campaign -- ${name} --seed ${seed}`),
  },
  {
    name: 'mutation of the contract, a sample',
    commands: [`npm run mutate:contract -- --sample 6 --seed ${seed}`],
  },
  {
    name: 'element: in Chromium, with axe',
    commands: ['npx vitest run --project browser'],
    blocked: () => noBrowser,
  },
  {
    name: 'end to end: smoke',
    commands: ['npx playwright test --grep @smoke'],
    blocked: () => noBrowser,
  },
])
