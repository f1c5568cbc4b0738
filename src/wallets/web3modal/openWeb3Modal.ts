import { watchAccount } from '@wagmi/core'
import { createWeb3Modal } from '@web3modal/wagmi'
import type { OpenWeb3Modal } from '../part.js'

/** Opens Web3Modal's window over a wagmi config: all of its wallets, none of its reports and sales. */
export const openWeb3Modal: OpenWeb3Modal = (config, projectId) => {
  const modal = createWeb3Modal({
    // Its types know wagmi 2; what it calls is the same in wagmi 3.
    wagmiConfig: config as never,
    projectId,
    enableAnalytics: false,
    enableOnramp: false,
    themeMode: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
    // The payment's own network is asked for afterwards.
    allowUnsupportedChain: true,
  })
  return {
    choose: (signal) =>
      new Promise((resolve) => {
        const end = () => {
          for (const stop of stops) stop()
          resolve(config.state.connections.get(config.state.current ?? '')?.connector)
          if (modal.getState().open) void modal.close()
        }
        const stops = [
          watchAccount(config, { onChange: ({ isConnected }) => isConnected && end() }),
          modal.subscribeState(({ open }) => open || end()),
        ]
        signal.addEventListener('abort', end)
        void modal.open()
      }),
  }
}
