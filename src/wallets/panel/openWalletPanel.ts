import { walletEn } from '../../lang/en/wallet.js'
import { sayIn } from '../../lang/say.js'
import { injectedWallets } from '../injectedWallets.js'
import type { OpenWalletPanel, OpenWallets, WalletPanelOptions } from '../part.js'
import { actionsTemplate, messageTemplate } from './panelTemplate.js'
import { WalletFlow } from './WalletFlow.js'

/** Opens the wallet part over the wallets of this browser. */
export const openWalletPanel: OpenWalletPanel = (options) => panelOver(injectedWallets, options)

/** Opens the wallet part over any wallets; tests bring their own. */
export function panelOver(
  openWallets: OpenWallets,
  options: WalletPanelOptions,
): ReturnType<OpenWalletPanel> {
  const { chains, html, encodeQr, walletConnect, pageUrl, onChange } = options
  const flow = new WalletFlow(openWallets(chains, walletConnect), options)
  let copied: string | undefined
  const onCopy = async (text: string) => {
    copied = await navigator.clipboard.writeText(text).then(
      () => text,
      () => undefined,
    )
    onChange()
  }
  return {
    get busy() {
      return flow.busy
    },
    get sent() {
      return flow.state.step === 'sent'
    },
    get open() {
      return flow.state.step !== 'idle'
    },
    choose: () => flow.choose(),
    pay: () => flow.pay(),
    back: () => flow.back(),
    settle: () => flow.settle(),
    recheck: () => flow.recheck(),
    close: () => flow.close(),
    draw(chain, { locale, more, overrides }) {
      const say = sayIn({ ...walletEn, ...more.wallet, ...overrides })
      const isTouch = matchMedia('(pointer: coarse)').matches
      const pairing = { html, say, encodeQr, isTouch, copied, onCopy }
      const drawing = {
        html,
        say,
        locale,
        chain,
        flow,
        pairing,
        pageUrl: isTouch ? pageUrl() : undefined,
      }
      return { message: messageTemplate(drawing), actions: actionsTemplate(drawing) }
    },
  }
}
