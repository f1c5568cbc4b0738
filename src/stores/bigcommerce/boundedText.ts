/**
 * Reads an answer's body up to a limit, so that an odd server cannot fill the memory.
 *
 * @param limit bytes
 * @throws Error when the body is longer
 */
export async function boundedText(response: Response, limit: number): Promise<string> {
  if (response.body === null) return ''
  const reader = response.body.getReader()
  const parts: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > limit) {
      await reader.cancel()
      throw new Error(`The answer is longer than ${limit} bytes.`)
    }
    parts.push(value)
  }
  return Buffer.concat(parts).toString('utf8')
}
