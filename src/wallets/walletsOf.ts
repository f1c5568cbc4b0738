import type { Config } from '@wagmi/core'
import type { OpenWalletPanel } from './part.js'

/**
 * Makes the element pay by the wallets of a page's own wagmi config: `element.wallets =
 * walletsOf(config)`. The wallet part is loaded on the first click, as without it.
 *
 * A network that the config lacks is refused with `wallet_chain_missing`; address and code stay.
 */
export const walletsOf = (config: Config) => async (): Promise<OpenWalletPanel> => {
  const [{ panelOver }, { hostWallets }] = await Promise.all([
    import('./panel/openWalletPanel.js'),
    import('./hostWallets.js'),
  ])
  return (options) => panelOver(hostWallets(config), options)
}
