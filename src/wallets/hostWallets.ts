import { type Config, type Connector, watchConnectors } from '@wagmi/core'
import { entryOf, pay } from './injectedWallets.js'
import type { OpenWallets } from './part.js'

/**
 * The wallets of the page's own wagmi config: the one that is connected, or else all that the config
 * offers. What is connected here is connected for the whole page, and nothing is connected twice.
 */
export const hostWallets =
  (config: Config): OpenWallets =>
  () => ({
    list(onChange) {
      const tell = () => onChange(connectorsOf(config).map(entryOf))
      const stops = [
        watchConnectors(config, { onChange: tell }),
        config.subscribe(({ current }) => current, tell),
      ]
      tell()
      return () => {
        for (const stop of stops) stop()
      }
    },
    async pay(payment) {
      const connector = connectorsOf(config).find(({ uid }) => uid === payment.walletId)
      if (connector === undefined) return { ok: false, code: 'no_wallet' }
      // The page keeps to the networks that it configured: its wallet is not led to another one.
      const isConfigured = config.chains.some(({ id }) => id === payment.chain.id)
      if (!isConfigured) return { ok: false, code: 'chain_missing' }
      return pay(config, connector, payment)
    },
  })

/** The connected wallet; without one all, but the nameless `window.ethereum` only where it is needed. */
function connectorsOf({ connectors, state }: Config): readonly Connector[] {
  const current = state.connections.get(state.current ?? '')?.connector
  if (current !== undefined) return [current]
  const isNamed = connectors.some(({ type, id }) => type === 'injected' && id !== 'injected')
  const isNeeded = !isNamed && 'ethereum' in globalThis
  return connectors.filter(({ id }) => id !== 'injected' || isNeeded)
}
