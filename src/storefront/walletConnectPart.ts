import { deliverPart } from '../element/loadPart.js'
import { openWalletConnect } from '../wallets/walletConnect/openWalletConnect.js'

deliverPart(openWalletConnect)
