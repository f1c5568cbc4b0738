import type { PayWithUsdc } from '../element/PayWithUsdc.js'
import { eventProps } from './events.js'

/** The properties of the element that are attributes of the same name. */
type Named =
  | 'endpoint'
  | 'store'
  | 'order'
  | 'cart'
  | 'total'
  | 'currency'
  | 'treasury'
  | 'payment'
  | 'token'
  | 'chain'
  | 'theme'
  | 'locale'
  | 'accent'
  | 'radius'
  | 'font'
  | 'logo'
  | 'layout'

/** The element's attributes, in camel case. Their meaning stands in its manifest. */
export type Attributes = {
  readonly [Name in Named]?: PayWithUsdc[Name] | undefined
} & {
  readonly appearance?: 'bigcommerce' | undefined
  readonly density?: 'comfortable' | 'compact' | undefined
  readonly walletconnectProjectId?: string | undefined
  readonly walletconnectRelay?: string | undefined
  readonly walletModal?: 'web3modal' | undefined
  readonly receiptKey?: string | undefined
}

/** The attributes that JSX cannot write as they are. */
const written: Readonly<Record<string, string>> = {
  className: 'class',
  walletconnectProjectId: 'walletconnect-project-id',
  walletconnectRelay: 'walletconnect-relay',
  walletModal: 'wallet-modal',
  receiptKey: 'receipt-key',
}

/** What is not an attribute: the component takes care of it. */
const kept = ['children', 'config', 'messages', 'nonce', ...Object.values(eventProps)]

/** The attributes of `<pay-with-usdc>` as React is to write them, in React 18 and 19 alike. */
export function attributesOf(props: object): Record<string, unknown> {
  const entries = Object.entries(props).filter(([name]) => !kept.includes(name))
  return {
    ...Object.fromEntries(entries.map(([name, value]) => [written[name] ?? name, value])),
    // The element adds `status` by itself, maybe before React has hydrated.
    suppressHydrationWarning: true,
  }
}
