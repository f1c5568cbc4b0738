const key = 'pay-with-usdc.chosen'

/**
 * Whether this tab last chose USDC on the payment step. Only a hint for words, never for money: it
 * decides whether an order that cannot be read deserves a sentence about USDC.
 */
export const chosenMethod = {
  keep(isOurs: boolean): void {
    try {
      if (isOurs) sessionStorage.setItem(key, '1')
      else sessionStorage.removeItem(key)
    } catch {
      // A browser that keeps nothing: the hint is lost, nothing else.
    }
  },
  get isOurs(): boolean {
    try {
      return sessionStorage.getItem(key) !== null
    } catch {
      return false
    }
  },
}
