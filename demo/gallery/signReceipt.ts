import { mainnets } from '../../src/chains/definitions/mainnets.js'
import type { PaymentView } from '../../src/protocol/index.js'
import { receiptClaims, receiptSigner } from '../../src/receipt/receipt.fixture.js'

const signer = receiptSigner()

/** Signs the receipt of a payment that is paid, as an endpoint does. */
export async function signReceipt({ id, received, transfers }: PaymentView): Promise<string> {
  const { sign } = await signer
  const named = { payment: id, received }
  const seen = transfers.map(({ chain, transactionHash, amount, blockTime }) => ({
    chain,
    token: mainnets.find((one) => `eip155:${one.id}` === chain)?.usdc ?? '0x',
    transactionHash,
    amount,
    blockTime,
  }))
  // A reorg takes a transfer out of the view, not off the receipt.
  return sign(receiptClaims(seen.length === 0 ? named : { ...named, transfers: seen }))
}
