import { PayWithUsdcError } from '../../errors/index.js'
import { type Finding, findingsOf, reasonOf } from './finding.js'

/**
 * Whether the shop takes our token: one read of its name and address.
 *
 * @param readStore nothing where the store installs the app instead, whose token is in the database
 */
export async function checkStore({
  readStore,
  origins,
}: {
  readStore: (() => Promise<{ name: string; origin: string }>) | undefined
  /** Origins that the settings let in. */
  origins: readonly string[]
}): Promise<Finding> {
  const { ok, warning, problem, unchecked } = findingsOf('store')
  if (readStore === undefined) {
    return unchecked(
      'PAY_STORE_TOKEN is not set: the store installs the app.',
      "Look at the app in the store's control panel; its page says whether the token works.",
    )
  }
  try {
    const { name, origin } = await readStore()
    if (origins.includes(origin)) return ok(`${name} takes the token.`)
    return warning(
      `${name} takes the token, but PAY_STORE_ORIGINS does not hold ${origin}.`,
      `Add ${origin} to PAY_STORE_ORIGINS, or its checkout is refused.`,
    )
  } catch (error) {
    const isKnown = error instanceof PayWithUsdcError
    const isRefused = isKnown && ['store_unauthorized', 'store_refused'].includes(error.code)
    return problem(
      `${isKnown ? `${error.code}: ` : ''}${reasonOf(error)}`,
      isRefused
        ? 'Check PAY_STORE_HASH and PAY_STORE_TOKEN: the account needs Orders: modify and Information & settings: read-only.'
        : 'See whether BigCommerce is up (status.bigcommerce.com) and can be reached from here.',
    )
  }
}
