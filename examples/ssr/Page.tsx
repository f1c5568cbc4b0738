import { PayWithUsdc } from 'pay-with-usdc/react'

/** The page, drawn by the server first and by the browser after. */
export function Page() {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Pay with USDC: server rendering</title>
        <link rel="stylesheet" href="/assets/style.css" precedence="default" />
      </head>
      <body>
        <h1>Your order</h1>
        <PayWithUsdc
          className="payment"
          endpoint="https://pay.example"
          store="sandbox"
          order="1042"
          cart="8c2a9d5e-6d8b-4b5e-9c0a-3c1f0e7d2b11"
          total="25.50"
          treasury="0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
        >
          <p slot="paid">Thank you! We pack your order now.</p>
        </PayWithUsdc>
        <footer>The shop’s own footer: it must not move.</footer>
      </body>
    </html>
  )
}
