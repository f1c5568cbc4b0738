import { deliverPart } from '../element/loadPart.js'
import { openWalletPanel } from '../wallets/panel/openWalletPanel.js'

deliverPart(openWalletPanel)
