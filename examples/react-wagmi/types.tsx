// Never run: each expected error must be one, or the check of the examples fails.
import type {} from 'pay-with-usdc/jsx'
import { PayWithUsdc } from 'pay-with-usdc/react'

/** The component. */
export const component = [
  // @ts-expect-error: no such theme
  <PayWithUsdc key="theme" theme="pink" />,
  // @ts-expect-error: an amount is text, never a number
  <PayWithUsdc key="total" total={25.5} />,
  // @ts-expect-error: this event has no hash
  <PayWithUsdc key="paid" onUsdcPaid={(event) => event.hash} />,
  // @ts-expect-error: no such attribute
  <PayWithUsdc key="wallet" wallet="MetaMask" />,
]

/** The bare tag, with the typings for React 19. */
export const tag = [
  <pay-with-usdc key="good" theme="dark" onusdc-paid={(event) => event.payment.id} />,
  // @ts-expect-error: no such theme
  <pay-with-usdc key="theme" theme="pink" />,
  // @ts-expect-error: this event has no hash
  <pay-with-usdc key="paid" onusdc-paid={(event) => event.hash} />,
  // @ts-expect-error: no such attribute
  <pay-with-usdc key="wallet" wallet="MetaMask" />,
]
