/** What the merchant set for WalletConnect on the pages that the endpoint serves. */
export type WalletConnectConfig = {
  /** The merchant's own, from WalletConnect's dashboard: 32 hex digits. */
  readonly projectId: string
  /** `wss:` URL of another relay. */
  readonly relay: string | undefined
}

/** Where the browser speaks with wallets unless the merchant says otherwise. */
const defaultRelay = 'wss://relay.walletconnect.org'

/** The element's attributes for it. */
export function walletConnectAttributes(
  config: WalletConnectConfig | undefined,
): Readonly<Record<string, string>> {
  if (config === undefined) return {}
  const { projectId, relay } = config
  return {
    'walletconnect-project-id': projectId,
    ...(relay === undefined ? {} : { 'walletconnect-relay': relay }),
  }
}

/** The origins that a page with it may reach. */
export function walletConnectOrigins(config: WalletConnectConfig | undefined): readonly string[] {
  return config === undefined ? [] : [new URL(config.relay ?? defaultRelay).origin]
}

/** 32 hex digits. */
export const projectIdPattern = /^[0-9a-f]{32}$/
/** A WebSocket's URL that cannot end a directive of a policy. Plain `ws:` is for a sandbox. */
export const relayPattern = /^wss?:\/\/[\w.:[\]-]+(\/[\w./~-]*)?$/
