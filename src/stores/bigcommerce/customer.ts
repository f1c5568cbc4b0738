/** First names are cut here, in characters as a reader counts them. */
const longestName = 40

/**
 * Names a customer as a stranger may see it: the first name and the first letter of the last name,
 * such as `Ada L.`; for 伟 with the last name 陈, `伟 陈.`. A missing half is left out; undefined
 * when both are missing.
 */
export function customerOf({
  first_name,
  last_name,
}: {
  readonly first_name?: string | null | undefined
  readonly last_name?: string | null | undefined
}): string | undefined {
  const first = charactersOf(first_name).slice(0, longestName).join('').trim()
  const [initial] = charactersOf(last_name)
  const parts = [first, initial === undefined ? '' : `${initial}.`]
  return parts.filter((part) => part !== '').join(' ') || undefined
}

/** Characters as a reader sees them: a letter keeps its accents, and an emoji is one. */
function charactersOf(name: string | null | undefined): string[] {
  const clean = (name ?? '').replace(unseen, ' ').replace(/\s+/g, ' ').trim()
  return Array.from(new Intl.Segmenter().segment(clean), ({ segment }) => segment)
}

/** Control characters and direction overrides: a name must not rearrange the page around it. */
const unseen = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu
