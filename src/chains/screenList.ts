import { readFileSync, statSync } from 'node:fs'
import { isAddress } from 'viem'
import { PayWithUsdcError } from '../errors/index.js'

/** A merchant's own list of addresses, in a file that may change while the endpoint runs. */
export type ScreenList = {
  /**
   * Reads the file again when it has changed since.
   *
   * @throws PayWithUsdcError `screen_list_unreadable`, `screen_list_malformed` (both retryable)
   */
  readonly has: (address: string) => boolean
}

/**
 * Opens a list: one address in a line, in any case or with its checksum; `#` begins a comment.
 *
 * @throws PayWithUsdcError `screen_list_unreadable`, `screen_list_malformed` with every bad line
 */
export function openScreenList({ path }: { path: string }): ScreenList {
  let known = readList(path)
  return {
    has(address) {
      if (stampOf(path) !== known.stamp) known = readList(path)
      return known.addresses.has(address.toLowerCase())
    },
  }
}

type List = { readonly stamp: string; readonly addresses: ReadonlySet<string> }

function readList(path: string): List {
  // Before the text: a change in between is then noticed at the next look.
  const stamp = stampOf(path)
  const addresses = new Set<string>()
  const bad: string[] = []
  for (const [at, line] of readText(path).split(/\r?\n/).entries()) {
    const [text = ''] = line.split('#')
    const address = text.trim()
    if (address === '') continue
    if (isAddress(address)) addresses.add(address.toLowerCase())
    else bad.push(`line ${at + 1}: ${address.slice(0, 60)}`)
  }
  if (bad.length > 0) {
    throw new PayWithUsdcError(
      'screen_list_malformed',
      `PAY_SCREEN_LIST: what is no address, or has a wrong checksum, in ${path}: ${bad.join('; ')}.`,
      { retryable: true, hint: 'One address in a line: 0x and 40 hex digits. # begins a comment.' },
    )
  }
  return { stamp, addresses }
}

/** Changes with every change of the file. */
function stampOf(path: string): string {
  const { mtimeMs, size, ino } = attempt(path, () => statSync(path))
  return `${mtimeMs}/${size}/${ino}`
}

function readText(path: string): string {
  return attempt(path, () => readFileSync(path, 'utf8'))
}

function attempt<Value>(path: string, read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    const { code = 'unknown' } = error as { code?: string }
    throw new PayWithUsdcError(
      'screen_list_unreadable',
      `PAY_SCREEN_LIST: ${path} cannot be read (${code}).`,
      { retryable: true, hint: 'One address in a line. Without the list nobody is cleared.' },
    )
  }
}
