// The part of the wallet that runs in the page: MetaMask's own provider, joined to Node.
import { initializeProvider } from '@metamask/providers'
import { Duplex } from 'readable-stream'

declare global {
  interface Window {
    /** Exposed by Playwright: hands a message to the wallet in Node. */
    metamaskToWallet: (session: string, message: string) => Promise<void>
    /** Called by the wallet in Node. */
    metamaskToPage: (session: string, message: string) => void
  }
}

// Each document is a session of its own: answers to the page before it are dropped.
const session = crypto.randomUUID()
const connection = new Duplex({
  objectMode: true,
  read() {},
  write(message, _encoding, done) {
    window.metamaskToWallet(session, JSON.stringify(message)).then(() => done(), done)
  },
})
window.metamaskToPage = (to, message) => {
  if (to === session) connection.push(JSON.parse(message))
}
initializeProvider({
  connectionStream: connection as Parameters<typeof initializeProvider>[0]['connectionStream'],
  shouldShimWeb3: false,
  providerInfo: {
    uuid: crypto.randomUUID(),
    name: 'MetaMask',
    icon: 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"%3E%3Crect width="8" height="8" fill="%23f6851b"/%3E%3C/svg%3E',
    rdns: 'io.metamask',
  },
})
