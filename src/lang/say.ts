/** What fills the `{word}`s of a sentence. */
export type Values = Readonly<Record<string, string>>

/** Says one sentence of a dictionary. */
export type SayOf<Dictionary> = (key: keyof Dictionary & string, values?: Values) => string

/**
 * Binds a dictionary; a `{word}` without a value stays visible, so that a test sees it.
 *
 * In a sentence of Hebrew or Arabic letters each value is isolated (U+2068, U+2069), an amount with its
 * unit: what is in Latin letters then keeps its own order and does not move what stands around it.
 */
export function sayIn<Dictionary extends Readonly<Record<string, string>>>(
  dictionary: Dictionary,
): SayOf<Dictionary> {
  return (key, values = {}) => {
    const sentence: string = dictionary[key] ?? key
    const isolate = /[\u0590-\u06ff]/.test(sentence) ? '\u2068$\u2069' : '$'
    return sentence.replace(/\{(\w+)\}( USDC)?/g, (whole, word: string, unit = '') =>
      values[word] === undefined ? whole : isolate.replace('$', () => values[word] + unit),
    )
  }
}
