import { walletConnect } from '@wagmi/connectors'
import type { OpenWalletConnect } from '../part.js'

/** Opens WalletConnect for one payment. It draws nothing, remembers nothing and reports nothing. */
export const openWalletConnect: OpenWalletConnect = ({ projectId, relay }) =>
  walletConnect({
    projectId,
    ...(relay && { relayUrl: relay }),
    metadata: pageMetadata(),
    showQrModal: false,
    telemetryEnabled: false,
    logger: 'silent',
    storage: memory(),
  })

/** How the page introduces itself to the wallet. */
function pageMetadata() {
  const icon = document.querySelector<HTMLLinkElement>('link[rel~="icon"]')?.href
  const { title } = document
  const { origin, host } = location
  return { name: title || host, description: '', url: origin, icons: icon ? [icon] : [] }
}

/** Keys and sessions last as long as the page: nothing of a payment is left in the shop's storage. */
function memory() {
  const items = new Map<string, unknown>()
  return {
    getKeys: async () => [...items.keys()],
    getEntries: async <T>() => [...items] as [string, T][],
    getItem: async <T>(key: string) => items.get(key) as T | undefined,
    setItem: async <T>(key: string, value: T) => void items.set(key, value),
    removeItem: async (key: string) => void items.delete(key),
  }
}
