import type { Plugin } from 'vite'

/**
 * Leaves out of WalletConnect's library what a payment never needs. What asks anybody but the relay
 * goes first: the library has no switch for most of it.
 *
 * - Its window (AppKit) and the other ecosystems' providers.
 * - Telemetry, attestation (a frame and a request at `verify.walletconnect.org`), push and the copy of
 *   each request's contract and transaction hash that would go to the relay in the clear.
 * - RPC over HTTP: every question goes to the wallet, or is not asked.
 * - Its storage and its log: the part brings a storage of its own, and logs nothing.
 * - Sign-in with Ethereum, which checks signatures.
 * - The second copy of its utilities, which npm nests and which is the same file.
 *
 * Every cut names text of the exact version that is installed, and fails when it is not found.
 */
export function slimWalletConnect(): Plugin {
  return {
    name: 'slim-wallet-connect',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (importer?.includes('/@walletconnect/') !== true) return null
      if (stubs[id] !== undefined) return `\0no:${id}`
      // One copy: the one of `ethereum-provider`.
      const isNested = id.startsWith('@walletconnect/') && importer.includes('/universal-provider/')
      if (!isNested) return null
      const same = importer.replace(
        /\/universal-provider\/.*/,
        '/ethereum-provider/dist/index.es.js',
      )
      return this.resolve(id, same, { skipSelf: true })
    },
    load(id) {
      return id.startsWith('\0no:') ? (stubs[id.slice(4)] ?? null) : null
    },
    transform(code, id) {
      const [, file = ''] = /\/@walletconnect\/([\w-]+)\/dist\/index\.es\.js$/.exec(id) ?? []
      const edits = cuts[file]
      if (edits === undefined) return null
      let text = code
      for (const [found, instead] of edits) {
        if (!found.test(text)) throw new Error(`${file}: ${found} is not in this version.`)
        text = text.replace(found, instead)
      }
      return { code: text, map: null }
    },
  }
}

/** Modules that are never reached, with the names that are imported from them. */
const stubs: Readonly<Record<string, string>> = {
  '@reown/appkit/core': 'export const createAppKit = undefined',
  '@walletconnect/keyvaluestorage': 'export default class {}; export class KeyValueStorage {}',
  '@walletconnect/jsonrpc-http-connection': `
    import { EventEmitter } from 'events'
    const refuse = () => Promise.reject(new Error('This page speaks to no node.'))
    export class HttpConnection extends EventEmitter {
      connected = false
      connecting = false
      open = refuse
      close = async () => {}
      send = refuse
    }
    export default HttpConnection`,
  viem: 'export const recoverAddress = undefined',
  bs58: 'export default undefined',
  blakejs: 'export const blake2b = undefined',
  '@msgpack/msgpack': 'export const encode = undefined; export const decode = undefined',
  '@walletconnect/logger': `
    const nothing = () => {}
    const silent = {
      level: 'silent', bindings: () => ({}), child: () => silent,
      trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing, fatal: nothing,
    }
    export const pino = () => silent
    export const generateChildLogger = () => silent
    export const getLoggerContext = () => ''
    export const getDefaultLoggerOptions = () => ({})
    export const generatePlatformLogger = () => ({ logger: silent, chunkLoggerController: null })`,
}

const event = '{ eventId: "", addTrace() {}, setError() {} }'

/** Package → text and what stands there instead. */
const cuts: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  core: [
    [/this\.verify=new \w+\([^)]*\)/, 'this.verify={register:async()=>"",resolve:async()=>{}}'],
    [/this\.echoClient=new \w+\([^)]*\)/, 'this.echoClient={}'],
    [
      /this\.eventClient=new \w+\([^)]*\)/,
      `this.eventClient={init(){},createEvent:()=>(${event}),getEvent(){},deleteEvent(){}}`,
    ],
  ],
  'sign-client': [
    [/(?<=\(this,"getTVFParams",\(\w+,\w+,\w+\)=>\{)/, 'return{};'],
    [/(?<=\(this,"extractTxHashesFromResult",\(\w+,\w+\)=>\{)/, 'return[];'],
  ],
  // Signatures of accounts that are contracts: asked of `rpc.walletconnect.org`.
  utils: [[/case"eip1271":return await \w+\([^)]*\);/, '']],
  'universal-provider': [
    [
      /case"algorand":this\.rpcProviders.*?default:this\.rpcProviders\[\w+\]=new \w+\(\{namespace:\w+\}\)/,
      '',
    ],
    // Batches of calls, whose outcome is asked of a bundler; we send none.
    [
      /(?<=async getUserOperationReceipt\(\w+,\w+\)\{)/,
      'throw new Error("This page speaks to no node.");',
    ],
  ],
}
