import { deliverPart } from '../element/loadPart.js'
import { openWeb3Modal } from '../wallets/web3modal/openWeb3Modal.js'

deliverPart(openWeb3Modal)
