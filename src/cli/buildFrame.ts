import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { readScripts } from '../endpoint/scripts.js'
import {
  projectIdPattern,
  relayPattern,
  type WalletConnectConfig,
} from '../endpoint/walletConnect.js'
import { PayWithUsdcError } from '../errors/index.js'
import { type Address, parseAddress, ReceiverInputError } from '../receiver/index.js'
import { type Command, exitCodes, listOf, readArguments, required, wrongUsage } from './command.js'
import { type FrameSettings, frameFiles } from './frame/frameFiles.js'

const root = join(import.meta.dirname, '../..')

/** Writes the frame's files for a host of its own. */
export const buildFrameCommand: Command = {
  name: 'build-frame',
  summary: 'Write the frame’s static files for a host of its own.',
  usage: `pay-with-usdc build-frame --out FOLDER --endpoint URL --origins URL[,…] --treasury 0x…[,…]

Writes the frame for a static host: page, scripts, and the headers that protect it. A host that the
endpoint does not control keeps its treasury even when the endpoint is taken over.

  --out FOLDER          where the files go
  --endpoint URL        your endpoint, https
  --origins URL[,…]     origins of your storefront, such as https://shop.example
  --treasury 0x…[,…]    your treasury; after a change the new one first, then the old ones
  --walletconnect-project-id ID   offers WalletConnect, with your own project id
  --walletconnect-relay URL       another relay than WalletConnect's own, wss
  --mode MODE           production or sandbox; production by default

The scripts are those that npm run build wrote.`,
  async run(args, { print }) {
    const { values } = readArguments({
      args: [...args],
      options: {
        out: { type: 'string' },
        endpoint: { type: 'string' },
        origins: { type: 'string' },
        treasury: { type: 'string' },
        'walletconnect-project-id': { type: 'string' },
        'walletconnect-relay': { type: 'string' },
        mode: { type: 'string', default: 'production' },
      },
    })
    const out = required(values, 'out')
    const settings = settingsOf(values)
    const scripts = readScripts({ folder: join(root, 'dist', settings.mode) })
    const files = await frameFiles(settings, scripts)
    for (const [path, content] of files) {
      const file = join(out, path)
      write(file, content)
      print(`  ${relative('.', file)}`)
    }
    print(`The frame for ${settings.origins.join(', ')} is in ${out}. Next: README.txt there.`)
    return exitCodes.ok
  },
}

function write(file: string, content: string | Uint8Array): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  } catch (cause) {
    throw new PayWithUsdcError('folder_not_writable', `${file} cannot be written.`, {
      hint: 'Name a folder with --out that you may write to.',
      cause,
    })
  }
}

/**
 * Reads and checks the settings of a frame.
 *
 * @throws PayWithUsdcError `usage`
 */
export function settingsOf(values: Readonly<Record<string, unknown>>): FrameSettings {
  const mode = required(values, 'mode')
  if (mode !== 'production' && mode !== 'sandbox') {
    throw wrongUsage(`--mode ${mode}: must be production or sandbox.`)
  }
  const endpoint = required(values, 'endpoint').replace(/\/+$/, '')
  checkUrl('endpoint', endpoint, mode)
  const origins = listOf(required(values, 'origins'))
  for (const origin of origins) {
    checkUrl('origins', origin, mode)
    if (new URL(origin).origin !== origin) {
      throw wrongUsage(`--origins ${origin}: write ${new URL(origin).origin}.`)
    }
  }
  const treasuries = treasuriesOf(required(values, 'treasury'))
  return { mode, endpoint, origins, treasuries, walletConnect: walletConnectOf(values, mode) }
}

function walletConnectOf(
  values: Readonly<Record<string, unknown>>,
  mode: FrameSettings['mode'],
): WalletConnectConfig | undefined {
  const projectId = values['walletconnect-project-id']
  const relay = values['walletconnect-relay']
  if (projectId === undefined && relay === undefined) return undefined
  if (typeof projectId !== 'string' || !projectIdPattern.test(projectId)) {
    throw wrongUsage('--walletconnect-project-id: must be the 32 hex digits of your project.')
  }
  if (relay === undefined) return { projectId, relay: undefined }
  const isSafe = typeof relay === 'string' && relayPattern.test(relay)
  if (isSafe && (relay.startsWith('wss:') || mode === 'sandbox')) return { projectId, relay }
  throw wrongUsage(`--walletconnect-relay ${relay}: must be a wss URL.`)
}

/** What stands in a policy must be a plain URL, or it could end its directive. */
function checkUrl(name: string, text: string, mode: FrameSettings['mode']): void {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && mode === 'sandbox')
  const isPlain = url?.username === '' && url.search === '' && url.hash === ''
  if (isSafe && isPlain && /^[\w./:[\]%~-]+$/.test(text)) return
  throw wrongUsage(`--${name} ${text}: must be an https URL such as https://pay.example.`)
}

/**
 * Treasuries, newest first.
 *
 * @throws PayWithUsdcError `usage`
 */
export function treasuriesOf(text: string): readonly [Address, ...Address[]] {
  const [first, ...others] = listOf(text).map((item) => {
    try {
      return parseAddress(item)
    } catch (error) {
      if (!(error instanceof ReceiverInputError)) throw error
      throw wrongUsage(`--treasury ${item}: ${error.message}`)
    }
  })
  if (first === undefined) throw wrongUsage('--treasury holds no address.')
  return [first, ...others]
}
