// Does what the Dockerfile says, without Docker: `npx tsx scripts/container.ts`, after `npm run build`.
// Its production stages are carried out in a clean folder, which is then made read-only; the endpoint
// runs there as another user, is asked for its health by the image's own command, and is stopped.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { execForm, readDockerfile, type Stage } from './dockerfile.js'

/** Debian's `nobody`, where this runs as root; else whoever runs it. */
const other = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
/** Milliseconds until the endpoint has to be ready. */
const patience = 60_000

const root = join(import.meta.dirname, '..')
const base = mkdtempSync(join(tmpdir(), 'pay-with-usdc-image-'))
chmodSync(base, 0o755)
const stages = readDockerfile(readFileSync(join(root, 'Dockerfile'), 'utf8'))
/** Where each stage's files are. The stage that builds is this clone, after npm run build. */
const folders = new Map([['build', root]])

/** A path of the image, in a stage's folder. */
const at = (stage: string, path: string) =>
  join(folders.get(stage) ?? base, path.replace(/^\/app\/?/, ''))

function carryOut({ name, instructions }: Stage, to: string): void {
  mkdirSync(to)
  folders.set(name ?? 'last', to)
  for (const instruction of instructions) {
    if (instruction.name === 'COPY') {
      const words = instruction.text.split(' ')
      const from = words[0]?.startsWith('--from=')
        ? words.shift()?.slice('--from='.length)
        : 'build'
      const target = words.pop() ?? '.'
      for (const source of words) {
        const isFolder = target.endsWith('/')
        const place = join(to, target, isFolder ? (source.split('/').at(-1) ?? '') : '')
        cpSync(at(from ?? 'build', source), place, { recursive: true, verbatimSymlinks: true })
      }
    } else if (instruction.name === 'RUN' && instruction.text.startsWith('npm ')) {
      // The other commands are about the image's own /usr and /data.
      step(instruction.text)
      execFileSync('sh', ['-c', instruction.text], {
        cwd: to,
        stdio: ['ignore', 'inherit', 'inherit'],
      })
    }
  }
}

function step(text: string): void {
  process.stdout.write(`• ${text}\n`)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

function check(isTrue: boolean, sentence: string): void {
  if (!isTrue) throw new Error(`Not so: ${sentence}`)
  step(sentence)
}

try {
  const [, packages, last] = stages
  if (packages === undefined || last === undefined)
    throw new Error('The Dockerfile has three stages.')
  carryOut(packages, join(base, 'packages'))
  const app = join(base, 'app')
  carryOut(last, app)
  const wordsOf = (name: string) =>
    execForm(last.instructions.find((one) => one.name === name)?.text ?? '[]')

  execFileSync('chmod', ['-R', 'a-w,a+rX', app])
  const folder = join(base, 'data')
  mkdirSync(folder)
  if (other.uid !== undefined) chownSync(folder, other.uid, other.gid)
  const port = await freePort()
  const settings: Record<string, string> = {
    PATH: `${dirname(process.execPath)}:/usr/bin:/bin`,
    NODE_ENV: 'production',
    PAY_PORT: `${port}`,
    PAY_DATABASE: join(folder, 'payments.db'),
    PAY_PUBLIC_URL: 'https://pay.example.com',
    PAY_TOKEN_SECRET: '11'.repeat(32),
    PAY_TREASURY: '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
    PAY_STORE_HASH: 'abc123',
    PAY_STORE_TOKEN: 'x'.repeat(32),
    PAY_STORE_API_URL: 'https://store.invalid',
    PAY_STORE_ORIGINS: 'https://shop.example.com',
    PAY_CHAIN_8453_RPC: 'https://rpc.invalid',
  }
  const options = { cwd: app, env: settings, ...other } as const
  const refuses = (command: string) => {
    try {
      execFileSync('sh', ['-c', command], { ...options, stdio: 'ignore' })
      return false
    } catch {
      return true
    }
  }
  // Root may write anywhere: only another user's refusal says something.
  if (other.uid !== undefined) {
    check(refuses('touch written || touch dist/written'), 'the app folder is read-only')
  }
  check(refuses('ls node_modules/tsx node_modules/typescript'), 'no compiler is installed')
  const sbom = JSON.parse(readFileSync(join(app, 'sbom.json'), 'utf8')) as { components: unknown[] }
  check(sbom.components.length > 50, `the SBOM names ${sbom.components.length} packages`)

  const [command = '', ...args] = wordsOf('CMD')
  const endpoint = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [endpoint.stdout, endpoint.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const ended = once(endpoint, 'exit') as Promise<[code: number | null, signal: string | null]>
  const [probe = '', ...probeArgs] = wordsOf('HEALTHCHECK')
  const isReady = () => {
    try {
      execFileSync(probe, probeArgs, { ...options, stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  }
  const start = Date.now()
  while (!isReady()) {
    if (Date.now() - start > patience || endpoint.exitCode !== null) {
      throw new Error(`The endpoint is not ready.\n${output}`)
    }
  }
  step(`the image's health check answers 0 after ${Date.now() - start} ms`)
  const doctor = execFileSync('sh', ['-c', 'node bin/pay-with-usdc.js doctor --json || true'], {
    ...options,
    encoding: 'utf8',
  })
  check(doctor.includes('The endpoint runs on'), 'the doctor of the image knows its endpoint')
  endpoint.kill('SIGTERM')
  const [code] = await ended
  if (code !== 0) process.stderr.write(output)
  check(code === 0, 'SIGTERM ends it with 0')
} finally {
  execFileSync('chmod', ['-R', 'u+w', base])
  rmSync(base, { recursive: true, force: true })
}
