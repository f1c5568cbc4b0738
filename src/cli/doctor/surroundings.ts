import { lookup } from 'node:dns/promises'
import { statfs } from 'node:fs/promises'
import { createServer, connect as openSocket, type Socket } from 'node:net'
import os from 'node:os'
import { connect as openTls, type TLSSocket } from 'node:tls'
import { guardedConnection, guardedFetch, type Policy } from '../../outbound/index.js'
import type { Certificate } from './certificate.js'
import type { ClockReading } from './clock.js'
import type { MachineFigures } from './machine.js'
import type { PortHolder } from './port.js'

/** Milliseconds until anything is given up. */
const patience = 10_000

/** Bytes of a folder's file system that are free to this user, and all of them. */
export async function readSpace(folder: string): Promise<{ free: number; total: number }> {
  const { bavail, blocks, bsize } = await statfs(folder)
  return { free: bavail * bsize, total: blocks * bsize }
}

/** What this machine is; in a container, what it may have. */
export function readMachine(): MachineFigures {
  const limit = process.constrainedMemory() ?? 0
  const total = limit > 0 ? Math.min(limit, os.totalmem()) : os.totalmem()
  return {
    memory: { free: Math.min(process.availableMemory(), total), total },
    processors: os.availableParallelism(),
    load: os.loadavg()[1] ?? 0,
    node: process.version,
  }
}

/**
 * Who has a port.
 *
 * @param path what the endpoint answers there
 * @param isOurs recognises the answer
 */
export function findHolderBy(
  fetch: typeof globalThis.fetch,
  { path, isOurs }: { path: string; isOurs: (text: string) => boolean },
): (place: { host: string; port: number }) => Promise<PortHolder> {
  return async ({ host, port }) => {
    if (await canListen(host, port)) return 'free'
    const local = host === '0.0.0.0' || host === '::' ? 'localhost' : host
    const name = local.includes(':') ? `[${local}]` : local
    try {
      const answer = await fetch(`http://${name}:${port}${path}`, {
        signal: AbortSignal.timeout(patience),
      })
      return isOurs(await answer.text()) ? 'ours' : 'other'
    } catch {
      return 'other'
    }
  }
}

function canListen(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
}

/** The addresses of a name. */
export async function resolveName(name: string): Promise<readonly string[]> {
  return (await lookup(name, { all: true })).map(({ address }) => address)
}

/**
 * Shakes hands with a server, and reads its certificate whether it is trusted or not.
 *
 * @param policy guards the way to an address of a setting. @default the own public URL, unguarded
 */
export async function readCertificate(url: URL, policy?: Policy): Promise<Certificate> {
  const host = bareHost(url)
  const socket = openTls({
    ...{ host, port: Number(url.port || 443), rejectUnauthorized: false },
    // A name for an address is not allowed.
    ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
    ...(policy === undefined ? {} : guardedConnection({ url, policy })),
  })
  await opened(socket, 'secureConnect')
  const { valid_to } = socket.getPeerCertificate()
  const error = socket.authorized ? undefined : wordOf(socket)
  socket.destroy()
  return { validTo: Date.parse(valid_to), error }
}

function wordOf({ authorizationError: error }: TLSSocket): string {
  return error instanceof Error ? error.message : `${error}`
}

/** Opens a connection through the guard, and closes it again. */
export async function connectTo(url: URL, policy: Policy): Promise<void> {
  const socket = openSocket({
    ...{ host: bareHost(url), port: Number(url.port || 80) },
    ...guardedConnection({ url, policy }),
  })
  await opened(socket, 'connect')
  socket.destroy()
}

function opened(socket: Socket, event: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once(event, resolve)
    socket.once('error', reject)
    socket.setTimeout(patience, () => socket.destroy(new Error('no answer in time')))
  })
}

const bareHost = ({ hostname }: URL) => hostname.replace(/^\[(.*)\]$/, '$1')

/** The clock of a provider, by the Date header of whatever it answers; nothing when it does not. */
export async function readDate(url: string, policy: Policy): Promise<ClockReading | undefined> {
  try {
    const ask = guardedFetch({ policy, limit: 4_096, isCut: true })
    const start = Date.now()
    const answer = await ask(url, { signal: AbortSignal.timeout(patience) })
    const end = Date.now()
    const theirs = Date.parse(answer.headers.get('date') ?? '')
    if (Number.isNaN(theirs)) return undefined
    const precision = 1_000 + (end - start) / 2
    return { name: new URL(url).host, theirs, ours: (start + end) / 2, precision }
  } catch {
    return undefined
  }
}
