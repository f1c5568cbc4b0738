/** What fills the `{word}`s of a sentence. */
export type Values = Readonly<Record<string, string>>

/** Says one sentence of a dictionary. */
export type SayOf<Dictionary> = (key: keyof Dictionary & string, values?: Values) => string

/** Binds a dictionary; a `{word}` without a value stays visible, so that a test sees it. */
export function sayIn<Dictionary extends Readonly<Record<string, string>>>(
  dictionary: Dictionary,
): SayOf<Dictionary> {
  return (key, values = {}) =>
    (dictionary[key] ?? key).replace(/\{(\w+)\}/g, (whole, word: string) => values[word] ?? whole)
}
