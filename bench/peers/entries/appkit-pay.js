import { baseUSDC, pay } from '@reown/appkit-pay'

globalThis.start = () =>
  pay({ paymentAsset: baseUSDC, amount: 25.5, recipient: `0x${'11'.repeat(20)}` })
