import type { Installed } from '../../endpoint/bigCommerce.js'
import { PayWithUsdcError } from '../../errors/index.js'
import { type Finding, findingsOf } from '../doctor/finding.js'

const install = 'Run pay-with-usdc install.'

/**
 * What the store's own lists say of our script and our webhooks.
 *
 * @param compare what `install` would do, without doing it; nothing where there is no token
 */
export async function checkScriptManager(
  compare: (() => Promise<Installed>) | undefined,
): Promise<Finding[]> {
  const manager = findingsOf('Script Manager')
  const webhooks = findingsOf("store's webhooks")
  if (compare === undefined) {
    return [
      manager.unchecked(
        'PAY_STORE_TOKEN is not set: the store installs the app.',
        "Open the app in the store's control panel once; it puts script and webhooks right.",
      ),
    ]
  }
  const { script, hooks } = await compare()
  return [judgeScript(), judgeHooks()]

  function judgeScript(): Finding {
    if (script instanceof PayWithUsdcError) return refused(manager, script)
    if (script.action === 'unchanged' && script.removed === 0) {
      return manager.ok('It loads our script on every page, with its hash.')
    }
    if (script.action === 'created') {
      return manager.warning(
        'It shows this token no script of ours: it was pasted by hand, or is missing.',
        `${install} Then an update writes the new hash by itself; take out what was pasted by hand.`,
      )
    }
    const what = [...script.changed, ...(script.removed > 0 ? ['doubles'] : [])].join(', ')
    return manager.problem(`Its script of ours is not as it should be: ${what}.`, install)
  }

  function judgeHooks(): Finding {
    if (hooks instanceof PayWithUsdcError) return refused(webhooks, hooks)
    if (hooks.every(({ action, removed }) => action === 'unchanged' && removed === 0)) {
      return webhooks.ok('The store tells the endpoint of its orders.')
    }
    return webhooks.problem('They are missing, or not as they should be.', install)
  }
}

function refused(
  { problem, unchecked }: ReturnType<typeof findingsOf>,
  { code, message, hint, retryable }: PayWithUsdcError,
): Finding {
  const next = hint ?? 'Check PAY_STORE_TOKEN and the scopes of its account (docs/bigcommerce.md).'
  return (retryable ? unchecked : problem)(`${code}: ${message}`, next)
}
