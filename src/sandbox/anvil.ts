import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { createTestClient, http, publicActions, walletActions } from 'viem'
import { foundry } from 'viem/chains'

const require = createRequire(import.meta.url)

/** A client of Anvil with its ten unlocked accounts: reads, writes and mines. */
function anvilClient(url: string) {
  return createTestClient({
    chain: foundry,
    mode: 'anvil',
    transport: http(url),
    pollingInterval: 20,
    cacheTime: 0,
  })
    .extend(publicActions)
    .extend(walletActions)
}
export type AnvilClient = ReturnType<typeof anvilClient>

/** A running Anvil. */
export type Anvil = {
  readonly url: string
  readonly websocketUrl: string
  readonly client: AnvilClient
  /** Process id of the child. */
  readonly pid: number
  readonly stop: () => Promise<void>
}

/**
 * Starts Anvil on loopback, always with the same accounts and the same hard fork.
 *
 * @param port a free one by default
 * @param chainId 31337 by default
 * @param blockTime seconds between blocks; without it every transaction is mined at once
 * @param args further arguments
 */
export async function startAnvil({
  port,
  chainId = foundry.id,
  blockTime,
  args = [],
}: {
  port?: number
  chainId?: number
  blockTime?: number
  args?: readonly string[]
} = {}): Promise<Anvil> {
  const at = port ?? (await freePort())
  const url = `http://127.0.0.1:${at}`
  const child = spawn(
    anvilBinary(),
    [
      ...['--host', '127.0.0.1', '--port', `${at}`, '--chain-id', `${chainId}`],
      ...['--silent', '--hardfork', 'prague'],
      ...(blockTime === undefined ? [] : ['--block-time', `${blockTime}`]),
      ...args,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const client = anvilClient(url)
  const deadline = Date.now() + 20_000
  while ((await client.getChainId().catch(() => undefined)) === undefined) {
    if (child.exitCode !== null || Date.now() > deadline) {
      kill()
      throw new Error(`Anvil did not start on port ${at}.`)
    }
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return {
    url,
    websocketUrl: url.replace('http', 'ws'),
    client,
    pid: child.pid ?? 0,
    stop: () =>
      new Promise<void>((resolve) => {
        process.removeListener('exit', kill)
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.once('exit', () => resolve())
        kill()
      }),
  }
}

/** A port that nobody listens on now; `preferred` when it is free. */
export function freePort(preferred = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error) => {
      if (preferred === 0) reject(error)
      else freePort().then(resolve, reject)
    })
    server.listen(preferred, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

/** The binary itself: npm's `anvil` is a Node wrapper, and killing a wrapper leaves the chain. */
function anvilBinary(): string {
  const arch = process.arch === 'x64' ? 'amd64' : process.arch
  const name = process.platform === 'win32' ? 'anvil.exe' : 'anvil'
  const wrapper = createRequire(require.resolve('@foundry-rs/anvil/package.json'))
  return wrapper.resolve(`@foundry-rs/anvil-${process.platform}-${arch}/bin/${name}`)
}
