// `npm test`: everything, with one small run of each campaign.
import { chromium, installChromium } from './chromium.js'
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
const seed = process.env.SEED ?? `${Math.floor(Math.random() * 1_000_000)}`
process.stdout.write(`seed ${seed}\n`)

process.exitCode = await runSuites([
  { name: 'check: format, lint, types, dead code, promises', commands: ['npm run check'] },
  {
    name: 'build: scripts, library, sizes, package, licences',
    commands: ['npm run build', 'npm run check:package'],
  },
  {
    name: 'unit: domain, chains, endpoint, database, receiver',
    commands: ['npx vitest run --project unit --project chain'],
  },
  { name: 'contract: forge with real USDC', commands: ['npx forge test'] },
  { name: 'mutation of the domain', commands: ['npm run mutate'] },
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
