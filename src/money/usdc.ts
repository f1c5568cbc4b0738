import { accept, type Result, refuse } from '../errors/index.js'

/** USDC in atomic units: 1 USDC is 1,000,000. */
export type AtomicUsdc = bigint

/** USDC has six decimals on every network. */
const decimals = 6

/** The largest amount of one order: ten million USDC. Larger ones are refused, not guessed at. */
export const maximumUsdc: AtomicUsdc = 10_000_000_000_000n

/** Why a text is not an amount of money that we take. */
export type AmountCode =
  | 'amount_malformed'
  | 'amount_not_positive'
  | 'amount_too_precise'
  | 'amount_too_large'

/**
 * Reads a positive amount such as `25.5` into atomic units.
 *
 * @param text digits with at most one point; no sign, exponent, space or separator
 * @param precision decimals that the currency has; 6 for USDC, 2 for dollars
 */
export function parseAmount(
  text: string,
  precision: number = decimals,
): Result<AtomicUsdc, AmountCode> {
  if (/^-/.test(text)) return refuse('amount_not_positive', 'The amount must be above zero.')
  if (!/^\d+(\.\d+)?$/.test(text)) {
    return refuse(
      'amount_malformed',
      'The amount must be written with digits and one point, such as "25.50".',
    )
  }
  const whole = text.replace(/\..*/, '')
  const fraction = text.slice(whole.length + 1)
  if (fraction.length > precision) {
    return refuse('amount_too_precise', `The amount has more than ${precision} decimals.`)
  }
  if (whole.length > 20) return refuse('amount_too_large', tooLarge)
  const amount = BigInt(whole + fraction.padEnd(decimals, '0'))
  if (amount === 0n) return refuse('amount_not_positive', 'The amount must be above zero.')
  if (amount > maximumUsdc) return refuse('amount_too_large', tooLarge)
  return accept(amount)
}

const tooLarge = 'The amount is above 10,000,000.'

/** Writes atomic units as `25.50`: at least two decimals, at most six, no separator. Negative amounts keep their sign. */
export function formatUsdc(amount: AtomicUsdc): string {
  const sign = amount < 0n ? '-' : ''
  const digits = amount
    .toString()
    .replace('-', '')
    .padStart(decimals + 1, '0')
  const whole = digits.slice(0, -decimals)
  const fraction = digits.slice(-decimals).replace(/0{1,4}$/, '')
  return `${sign}${whole}.${fraction}`
}
