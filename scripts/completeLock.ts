// A registry that lacks the binaries of other platforms makes `npm install` drop them from the lock
// file, and `npm ci` then refuses it. This puts them back: `npx tsx scripts/completeLock.ts`.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type LockEntry = {
  version?: string
  optional?: boolean
  dev?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}
type Lock = { packages: Record<string, LockEntry> }

const systems: Record<string, string> = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  openharmony: 'openharmony',
  win32: 'win32',
}
const processors: Record<string, string> = {
  amd64: 'x64',
  arm: 'arm',
  arm64: 'arm64',
  ia32: 'ia32',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  x64: 'x64',
}

/** The optional dependencies that a lock file refers to and does not hold. */
export function missingPlatforms({ packages }: Lock): Record<string, LockEntry> {
  const missing: Record<string, LockEntry> = {}
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (isHeld(packages, path, name)) continue
      const words = name.split(/[-/]/)
      const os = words.flatMap((word) => systems[word] ?? [])
      const cpu = words.flatMap((word) => processors[word] ?? [])
      if (os.length !== 1 || cpu.length !== 1 || !/^\d+\.\d+\.\d+$/.test(version)) {
        throw new Error(`${name}@${version} is no binary of one platform.`)
      }
      missing[`node_modules/${name}`] = {
        version,
        cpu,
        ...(dev === true ? { dev } : {}),
        optional: true,
        os,
      }
    }
  }
  return missing
}

/** True when `name` is found from `path` upwards, as Node looks for it. */
function isHeld(packages: Lock['packages'], path: string, name: string): boolean {
  const parts = path === '' ? [] : path.split(/\/?node_modules\//).slice(1)
  return parts.concat('').some((_part, up) => {
    const folder = parts.slice(0, parts.length - up).map((part) => `node_modules/${part}`)
    return [...folder, `node_modules/${name}`].join('/') in packages
  })
}

if (process.argv[1] === import.meta.filename) {
  const file = join(import.meta.dirname, '../package-lock.json')
  const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock
  const missing = missingPlatforms(lock)
  const all = Object.entries({ ...lock.packages, ...missing })
  lock.packages = Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  process.stdout.write(`${Object.keys(missing).length} entries put back\n`)
}
