import { OnchainKitProvider } from '@coinbase/onchainkit'
import { Checkout, CheckoutButton } from '@coinbase/onchainkit/checkout'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { base } from 'viem/chains'

globalThis.start = (place) =>
  createRoot(place).render(
    createElement(
      OnchainKitProvider,
      { chain: base },
      createElement(Checkout, { productId: 'x' }, createElement(CheckoutButton)),
    ),
  )
