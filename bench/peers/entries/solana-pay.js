import { createQR, encodeURL } from '@solana/pay'

// Its addresses are Solana's: the token is USDC there, the recipient is a made-up key.
globalThis.start = (place) => {
  const url = encodeURL({
    recipient: '11111111111111111111111111111112',
    amount: 25.5,
    splToken: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
  })
  createQR(url, 240).append(place)
}
