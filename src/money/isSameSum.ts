/** True when both are the same sum of the same currency: `25.5` and `25.50` are. */
export function isSameSum(
  one: { readonly amount: string; readonly currency: string },
  other: { readonly amount: string; readonly currency: string },
): boolean {
  return one.currency === other.currency && plain(one.amount) === plain(other.amount)
}

function plain(amount: string): string {
  return amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount
}
