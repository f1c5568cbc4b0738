import { expect, test } from 'vitest'
import { paymentLink } from './paymentLink.js'

test('names token, network, receiver and amount, in plain digits', () => {
  const link = paymentLink({
    chain: { id: 8453, usdc: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913' },
    receiver: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    amount: 10_000_000_000_000n,
  })
  expect(link).toBe(
    'ethereum:0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913@8453/transfer?address=0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed&uint256=10000000000000',
  )
})
