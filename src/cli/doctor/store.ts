import { PayWithUsdcError } from '../../errors/index.js'
import { type Finding, findingsOf, reasonOf } from './finding.js'

/** Whether the shop takes our token: one read of its name and address. */
export async function checkStore({
  readToken,
  readStore,
  origins,
  isApp,
}: {
  /** The token of the settings, or of the installed app. */
  readToken: () => Promise<string>
  readStore: (token: string) => Promise<{ name: string; origin: string }>
  /** Origins that the settings let in. */
  origins: readonly string[]
  /** True where the store installs the app instead of having a token in the settings. */
  isApp: boolean
}): Promise<Finding> {
  const { ok, warning, problem, unchecked } = findingsOf('store')
  let token: string
  try {
    token = await readToken()
  } catch (error) {
    const { code, hint = '' } = error instanceof PayWithUsdcError ? error : { code: 'unread' }
    if (code === 'store_not_installed') {
      return warning(
        'The store has not installed the app yet.',
        "Start the endpoint, and install the app in the store's control panel.",
      )
    }
    if (code === 'seal_broken') return problem(`${code}: ${reasonOf(error)}`, hint)
    return unchecked(
      'The token of the installed app is in the database, which cannot be read.',
      'See what is said of the database.',
    )
  }
  try {
    const { name, origin } = await readStore(token)
    const whose = isApp ? 'the token of the installed app' : 'the token'
    if (origins.includes(origin)) return ok(`${name} takes ${whose}.`)
    return warning(
      `${name} takes ${whose}, but PAY_STORE_ORIGINS does not hold ${origin}.`,
      `Add ${origin} to PAY_STORE_ORIGINS, or its checkout is refused.`,
    )
  } catch (error) {
    const isKnown = error instanceof PayWithUsdcError
    const isRefused = isKnown && ['store_unauthorized', 'store_refused'].includes(error.code)
    const anew = isApp
      ? "Install the app again in the store's control panel: it gets a new token."
      : 'Check PAY_STORE_HASH and PAY_STORE_TOKEN: the account needs Orders: modify and Information & settings: read-only.'
    return problem(
      `${isKnown ? `${error.code}: ` : ''}${reasonOf(error)}`,
      isRefused
        ? anew
        : 'See whether BigCommerce is up (status.bigcommerce.com) and can be reached from here.',
    )
  }
}
