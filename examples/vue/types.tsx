// Never run: each expected error must be one, or the check of the examples fails.
import type {} from 'pay-with-usdc/vue'

/** The bare tag in TSX. */
export const tag = [
  <pay-with-usdc key="good" theme="dark" onUsdcPaid={(event) => event.payment.id} />,
  // @ts-expect-error: no such theme
  <pay-with-usdc key="theme" theme="pink" />,
  // @ts-expect-error: this event has no hash
  <pay-with-usdc key="paid" onUsdcPaid={(event) => event.hash} />,
]
