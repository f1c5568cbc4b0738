import { parseAmount } from '../../money/index.js'

/** Below this many atomic USDC, exchanges often refuse a withdrawal: 20 USDC. */
export const oftenTooLittle = 20_000_000n

/** The most that a fee is believed to be: 1,000 USDC. */
const mostFee = 1_000_000_000n

/**
 * What a shopper enters at an exchange so that the right amount arrives.
 *
 * @param options.due atomic USDC that must arrive
 * @param options.fee as the shopper typed it; a comma counts as a point, nothing counts as none
 * @param options.isDeducted the exchange takes the fee out of what is entered
 * @returns atomic USDC, or undefined when the fee is no amount
 */
export function withdrawalOf(options: {
  due: bigint
  fee: string
  isDeducted: boolean
}): bigint | undefined {
  const { due, fee, isDeducted } = options
  const text = fee.trim().replace(',', '.')
  if (/^0*(\.0*)?$/.test(text)) return due
  const parsed = parseAmount(text, 6)
  if (!parsed.ok || parsed.value > mostFee) return undefined
  return isDeducted ? due + parsed.value : due
}
