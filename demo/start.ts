// `npm start`: the whole sandbox on this machine, and one address to open.
// `npm start -- --no-build` takes the scripts that are built already.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildAll } from '../scripts/build.js'
import { sandboxApiKey } from '../src/sandbox/stage/stage.js'
import { startSandbox } from './sandbox.js'

const say = (text: string) => process.stdout.write(`${text}\n`)

if (!process.argv.includes('--no-build')) {
  say('Building the scripts …')
  await buildAll()
}
say('Starting a chain with Circle’s USDC, the endpoint and the demo shop …')
const folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-'))
const sandbox = await startSandbox({
  folder,
  ports: { shop: 4_100, endpoint: 4_101 },
  hasPanel: true,
  isRelaying: true,
  logLevel: process.env.PAY_LOG_LEVEL ?? 'warn',
})
say(`
  Open  ${sandbox.shopUrl}

  Put something in the cart, check out, and pay with the test wallet.
  Endpoint ${sandbox.endpointUrl} (API: /openapi.json, merchant key: ${sandboxApiKey})
  Chain    ${sandbox.chain.anvil.url} (chain id 31337, a block each second)

  Panel    ${sandbox.shopUrl}/sandbox/panel (every failure, one click each; it stands beside each order, too)

  Ctrl-C ends everything.
`)

let isClosing = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (isClosing) return
    isClosing = true
    void sandbox.close().then(() => {
      rmSync(folder, { recursive: true, force: true })
      process.exit(0)
    })
  })
}
