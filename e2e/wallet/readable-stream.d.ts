/** Node's streams for browsers; it ships no types, and has the same ones. */
declare module 'readable-stream' {
  export { Duplex } from 'node:stream'
}
