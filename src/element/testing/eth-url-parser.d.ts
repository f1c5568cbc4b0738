/** The parser that several wallets use; it ships no types. */
declare module 'eth-url-parser' {
  export function parse(url: string): Record<string, unknown>
}
