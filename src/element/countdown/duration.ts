/** Whole seconds until a moment in milliseconds since 1970; 0 after it. */
export function secondsUntil(end: number, now: number): number {
  return Math.max(0, Math.ceil((end - now) / 1_000))
}

/** Writes seconds as a clock does: `14:05`, `1:02:03`. */
export function clockText(seconds: number, locale: string): string {
  const number = (value: number, digits: number) =>
    new Intl.NumberFormat(locale, {
      minimumIntegerDigits: digits,
      numberingSystem: 'latn',
      useGrouping: false,
    }).format(value)
  const hours = Math.floor(seconds / 3_600)
  const minutes = Math.floor((seconds % 3_600) / 60)
  const tail = `${number(minutes, hours > 0 ? 2 : 1)}:${number(seconds % 60, 2)}`
  return hours > 0 ? `${number(hours, 1)}:${tail}` : tail
}

/** Writes whole minutes in words: `5 minutes`, `5 分钟`. */
export function minutesText(seconds: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'minute',
    unitDisplay: 'long',
    numberingSystem: 'latn',
  }).format(Math.round(seconds / 60))
}
