import { createAppKit } from '@reown/appkit'
import { base } from '@reown/appkit/networks'
import { WagmiAdapter } from '@reown/appkit-adapter-wagmi'

const projectId = 'ab'.repeat(16)
const metadata = { name: 'Shop', description: 'Shop', url: location.origin, icons: [] }

globalThis.start = () => {
  const networks = [base]
  const adapters = [new WagmiAdapter({ networks, projectId })]
  return createAppKit({ adapters, networks, projectId, metadata, features: { analytics: false } }).open()
}
