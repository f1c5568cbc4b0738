import { PayWithUsdc } from 'pay-with-usdc/react'
import { useState } from 'react'
import { useConfig, useConnection } from 'wagmi'

/** The last step of a checkout. A wallet that the shopper has connected before is asked at once. */
export function Checkout() {
  const config = useConfig()
  const { address } = useConnection()
  const [status, setStatus] = useState('opening')
  return (
    <main>
      <p>
        {address === undefined ? 'No wallet is connected.' : `Connected: ${address}`} · {status}
      </p>
      <PayWithUsdc
        config={config}
        endpoint="https://pay.example"
        store="sandbox"
        order="1042"
        cart="8c2a9d5e-6d8b-4b5e-9c0a-3c1f0e7d2b11"
        total="25.50"
        treasury="0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
        onUsdcStatus={(event) => setStatus(event.status)}
        onUsdcError={(event) => console.warn(event.code, event.message)}
      >
        <p slot="paid">Thank you! We pack your order now.</p>
      </PayWithUsdc>
    </main>
  )
}
