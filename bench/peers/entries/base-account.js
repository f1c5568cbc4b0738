import { pay } from '@base-org/account'

globalThis.start = () => pay({ amount: '25.50', to: `0x${'11'.repeat(20)}` })
