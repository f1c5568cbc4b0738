/**
 * Reads the hashes of the languages' scripts, written as `de=<hash> fr=<hash>`: twelve in this form
 * weigh least.
 *
 * @returns tag → SRI hash
 */
export function readHashes(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(' ').map((entry) => {
      const [tag = '', hash] = entry.split('=')
      return [tag, `sha256-${hash}=`]
    }),
  )
}
