import { describe, expect, test } from 'vitest'
import { mainnets } from '../../chains/definitions/mainnets.js'
import { paymentLink } from '../../payment/index.js'
import { parseCode } from './parseCode.js'

const receiver = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const token = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913'

describe('what a wallet makes of a code', () => {
  test.each(mainnets)('our own link on $name', (chain) => {
    expect(parseCode(paymentLink({ chain, receiver, amount: 25_500_000n }))).toMatchObject({
      kind: 'link',
      receiver,
      chain: `eip155:${chain.id}`,
      token: chain.usdc,
      amount: 25_500_000n,
    })
  })

  test.each([
    [receiver, { kind: 'address', receiver }],
    [receiver.toLowerCase(), { kind: 'address', receiver }],
    // No chain is Ethereum.
    [
      `ethereum:${token}/transfer?address=${receiver}&uint256=1`,
      { kind: 'link', chain: 'eip155:1', receiver, token, amount: 1n },
    ],
    // Money of the network itself goes to the target.
    [
      `ethereum:${receiver}@8453?value=1000`,
      { kind: 'link', chain: 'eip155:8453', receiver, token: undefined, amount: 1_000n },
    ],
    // So does whatever another call takes.
    [
      `ethereum:${receiver}@8453/approve?address=${token}&uint256=1`,
      { kind: 'link', receiver, token: undefined },
    ],
    [
      `ethereum:${token}@8453/transfer?address=${receiver}`,
      { kind: 'link', receiver, token, amount: undefined },
    ],
    ['https://shop.example/app', { kind: 'other', addresses: [] }],
    [`https://pay.example/?to=${receiver.toLowerCase()}`, { kind: 'other', addresses: [receiver] }],
    [
      `ethereum:${token}@8453/transfer?address=0x12&uint256=1`,
      { kind: 'other', addresses: [token] },
    ],
    ['ethereum:', { kind: 'other', addresses: [] }],
    [`0x${'a'.repeat(64)}`, { kind: 'other', addresses: [] }],
    ['', { kind: 'other', addresses: [] }],
  ])('%s', (text, code) => {
    expect(parseCode(text)).toMatchObject({ text, ...code })
  })
})
