/** Ten-thousandths of a currency's unit: V2 writes four decimals. */
export type Units = bigint

/** Reads `25.5` as 255000. */
export function unitsOf(amount: string): Units {
  if (!/^\d+(\.\d{1,4})?$/.test(amount)) throw new Error(`"${amount}" is no amount.`)
  const [whole = '', fraction = ''] = amount.split('.')
  return BigInt(whole + fraction.padEnd(4, '0'))
}

/** Writes 255000 as `25.5000`. */
export function fourDecimals(units: Units): string {
  const digits = `${units < 0n ? -units : units}`.padStart(5, '0')
  return `${units < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`
}

/** The storefront's JSON holds amounts as numbers; nothing is ever computed with them. */
export function jsonNumber(units: Units): number {
  return Number(fourDecimals(units))
}

/** `Mon, 23 Nov 2026 08:24:21 +0000`, as V2 writes times. */
export function rfc2822(milliseconds: number): string {
  return new Date(milliseconds).toUTCString().replace('GMT', '+0000')
}

/** `2026-11-23T08:24:21Z`, as V3 writes times. */
export function isoSeconds(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z')
}
