// Never run: each expected error must be one, or the check of the examples fails.
import type {} from 'pay-with-usdc/svelte'
import type { SvelteHTMLElements } from 'svelte/elements'

type Attributes = SvelteHTMLElements['pay-with-usdc']

/** What a template may not write. */
export const wrong: Attributes[] = [
  // @ts-expect-error: no such theme
  { theme: 'pink' },
  // @ts-expect-error: an amount is text, never a number
  { total: 25.5 },
  // @ts-expect-error: this event has no hash
  { 'onusdc-paid': (event) => event.hash },
]
