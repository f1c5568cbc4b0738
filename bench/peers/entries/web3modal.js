import { createWeb3Modal, defaultWagmiConfig } from '@web3modal/wagmi'
import { base } from 'viem/chains'

const projectId = 'ab'.repeat(16)
const metadata = { name: 'Shop', description: 'Shop', url: location.origin, icons: [] }

globalThis.start = () => {
  const wagmiConfig = defaultWagmiConfig({ chains: [base], projectId, metadata })
  return createWeb3Modal({ wagmiConfig, projectId, enableAnalytics: false }).open()
}
