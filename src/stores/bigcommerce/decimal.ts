/** An exact decimal number: `value` of 25.5000 is 255000 at `scale` 4. Never a float. */
export type Decimal = { readonly value: bigint; readonly scale: number }

/** Reads `25.5000`; undefined for anything that is not digits with at most one point and a sign. */
export function parseDecimal(text: string): Decimal | undefined {
  if (!/^-?\d{1,20}(\.\d{1,12})?$/.test(text)) return undefined
  const [whole = '', fraction = ''] = text.split('.')
  return { value: BigInt(whole + fraction), scale: fraction.length }
}

/** Adds exactly. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return { value: scaled(a, scale) + scaled(b, scale), scale }
}

/** Turns the sign round. */
export function negateDecimal({ value, scale }: Decimal): Decimal {
  return { value: -value, scale }
}

/** True for 25.5 and 25.5000. */
export function isSameDecimal(a: Decimal, b: Decimal): boolean {
  return addDecimals(a, negateDecimal(b)).value === 0n
}

/**
 * Writes at least two decimals, and more only where they are not zero: `25.5000` is `25.50`, and
 * `25.5050` stays `25.505`, so that whoever quotes it refuses it instead of losing money by rounding.
 */
export function formatDecimal({ value, scale }: Decimal): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const fraction = digits.slice(digits.length - scale)
  const short = fraction.replace(/0+$/, '').padEnd(2, '0')
  return `${value < 0n ? '-' : ''}${whole}.${short}`
}

function scaled({ value, scale }: Decimal, wanted: number): bigint {
  return value * 10n ** BigInt(wanted - scale)
}
