import DePayWidgets from '@depay/widgets'

globalThis.start = () =>
  DePayWidgets.Payment({
    accept: [
      {
        blockchain: 'base',
        amount: 25.5,
        token: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
        receiver: `0x${'11'.repeat(20)}`,
      },
    ],
  })
