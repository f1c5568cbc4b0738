import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const known = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/snap/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
]

/** Where this machine has its Firefox; undefined when it has none. */
export function firefox(): string | undefined {
  return known.find((path) => existsSync(path))
}

/**
 * Finds Firefox, or installs Debian's where apt can be used: Playwright's own is a changed one, and
 * Playwright starts no other.
 *
 * @returns why there is none; nothing when there is one
 */
export function installFirefox(): string | undefined {
  if (firefox() !== undefined) return undefined
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return 'no Firefox was found, and only root on Debian can install one here'
  }
  try {
    execFileSync('apt-get', ['update'], { stdio: 'ignore' })
    execFileSync('apt-get', ['install', '-y', 'firefox-esr'], { stdio: 'ignore' })
  } catch {
    return 'no Firefox was found, and apt-get could not install firefox-esr'
  }
  return firefox() === undefined
    ? 'firefox-esr is installed, but not where it should be'
    : undefined
}
