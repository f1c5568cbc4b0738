import { sandboxChain } from '../../src/chains/definitions/sandbox.js'
import { euros, openedAt, states, viewOf } from '../../src/element/testing/views.js'
import type { PaymentView } from '../../src/protocol/index.js'
import { walletStates } from './exampleWallets.js'

/** The gallery's time, in milliseconds since 1970: the payments were opened 68 seconds ago. */
export const clockStart = openedAt + 68_000

/** Less than three minutes are left: more time can be asked for. */
const lastMinutes = viewOf({ expiresAt: new Date(clockStart + 112_000).toISOString() })

/** A state of the sandbox: its own banner and chain. All others look as shoppers of a real shop see them. */
export const sandbox = 'sandbox'

/** Signed by the shopper, to be sent by the endpoint; it can be canceled still. */
const signed = viewOf({
  nextAttempt: 1,
  authorization: {
    attempt: 0,
    chain: 'eip155:8453',
    validBefore: new Date(clockStart + 480_000).toISOString(),
    cancelable: true,
  },
})

/** The payment of each state, by its name. */
export const views: Readonly<Record<string, PaymentView>> = {
  ...states,
  euros,
  'last minutes': lastMinutes,
  signed,
  [sandbox]: viewOf({}, [sandboxChain('http://127.0.0.1')]),
}

/** What a shopper opens, as a selector of its summary. */
export const opened: Readonly<Record<string, string>> = {
  'network choice': '.chooser summary',
  'what was checked': '.checked summary',
  'from an exchange': '.question summary',
}

/** Without the live part; all elements of a page share it, so this state stands alone. */
export const notFollowed = 'not followed'

/** The other states, and what each shows. */
const others: Readonly<Record<string, string>> = {
  opening: '.skeleton',
  refused: '.error',
  unreachable: '.error',
  'not offered': '.error',
  reconnecting: '.connection',
  [notFollowed]: '.notice',
}

/** Every state that the gallery shows. */
export const stateNames: readonly string[] = [
  ...Object.keys(views),
  ...Object.keys(opened),
  ...Object.keys(others),
  ...walletStates,
]

/** What stands in the card, as a selector, when a state is complete. */
export function completeOf(state: string): string {
  if (state in opened) return state === 'from an exchange' ? '[open] form' : 'details[open]'
  if (walletStates.includes(state)) return '.wallet :is(.label, .notice, .working)'
  const status = views[state]?.status
  if (state === 'signed') return '.notice'
  if (state === sandbox) return '.sandbox ~ .base .help summary'
  if (status === 'paid') return '.receipt dl'
  if (status !== undefined) return status === 'waiting' ? '.chooser' : '[part=status] .headline'
  return others[state] ?? '.base'
}
