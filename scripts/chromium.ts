import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const known = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** How Playwright starts the browser of this machine: the system's, or its own download when there is none. */
export function chromium(): { executablePath?: string; args: string[] } {
  const args = ['--disable-gpu', '--disable-background-networking']
  // Chromium refuses to run as root inside its sandbox.
  if (process.getuid?.() === 0) args.push('--no-sandbox')
  const executablePath = known.find((path) => existsSync(path))
  return executablePath === undefined ? { args } : { executablePath, args }
}

/** Finds a browser, or installs one: Debian's package where apt can be used, else Playwright's download. */
export function installChromium(): void {
  if (chromium().executablePath !== undefined) return
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    try {
      execFileSync('apt-get', ['update'], { stdio: 'ignore' })
      // With what it recommends: the fonts are among that.
      execFileSync('apt-get', ['install', '-y', 'chromium'], { stdio: 'ignore' })
      return
    } catch {
      // Not Debian, or no network to it: Playwright's own download is next.
    }
  }
  execFileSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' })
}
