import { createConfig, http, injected } from 'wagmi'
import { arbitrum, base } from 'wagmi/chains'

/** The storefront's own: the payment offers its wallets, on its networks. */
export const config = createConfig({
  chains: [base, arbitrum],
  connectors: [injected()],
  transports: { [base.id]: http(), [arbitrum.id]: http() },
})
