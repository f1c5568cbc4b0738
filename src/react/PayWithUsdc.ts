import type { Config } from '@wagmi/core'
import {
  createElement,
  forwardRef,
  type HTMLAttributes,
  type ReactNode,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react'
import type { PayWithUsdc as PayWithUsdcElement } from '../element/PayWithUsdc.js'
import { skeletonOf } from '../element/server.js'
import { walletsOf } from '../wallets/walletsOf.js'
import { type Attributes, attributesOf } from './attributes.js'
import { type EventProps, eventProps } from './events.js'

/** Everything that `<PayWithUsdc>` takes. */
export type PayWithUsdcProps = Attributes &
  EventProps &
  Omit<HTMLAttributes<PayWithUsdcElement>, keyof Attributes> & {
    /** The host's own wagmi config; its connected wallet then pays. @default this browser's wallets */
    readonly config?: Config | undefined
    /** Words of the merchant's own, in place of the built-in ones. */
    readonly messages?: PayWithUsdcElement['messages']
    /** The page's nonce; only the server's HTML needs it. */
    readonly nonce?: string | undefined
    /** `slot="heading"`, `slot="paid"` and `slot="footer"`. */
    readonly children?: ReactNode
  }

/**
 * `<pay-with-usdc>` for React 18 and 19: attributes in camel case, events with their types, and a
 * ref to the element. The element itself is loaded after the first render. On a server the place of
 * the payment is drawn, and the element takes it over.
 */
export const PayWithUsdc = forwardRef<PayWithUsdcElement, PayWithUsdcProps>(
  function PayWithUsdc(props, ref) {
    const own = useRef<PayWithUsdcElement>(null)
    useImperativeHandle(ref, () => own.current as PayWithUsdcElement)
    const latest = useRef(props)
    const { config, messages = null } = props

    useBeforePaint(() => {
      const element = own.current
      if (element === null) return
      const stops = Object.entries(eventProps).map(([name, prop]) => {
        const tell = (event: Event) => latest.current[prop]?.(event as never)
        element.addEventListener(name, tell)
        return () => element.removeEventListener(name, tell)
      })
      return () => {
        for (const stop of stops) stop()
      }
    }, [])

    useBeforePaint(() => {
      latest.current = props
      if (own.current !== null) own.current.messages = messages
    })
    useBeforePaint(() => {
      if (own.current !== null) own.current.wallets = config && walletsOf(config)
    }, [config])

    useEffect(() => {
      // A page that calls `definePayWithUsdc` itself was first; this one is then ignored.
      void import('../element/register.js')
    }, [])

    const { children, nonce } = props
    const place = isServer ? placeOf(nonce) : null
    return createElement('pay-with-usdc', { ...attributesOf(props), ref: own }, place, children)
  },
)

const isServer = typeof document === 'undefined'

/** Early enough for the first event; React 18 warns of a layout effect on a server. */
const useBeforePaint = isServer ? useEffect : useLayoutEffect

/** The parser makes a shadow root of it: when React hydrates, it is no child any more. */
function placeOf(nonce: string | undefined): ReactNode {
  const html = skeletonOf(nonce === undefined ? {} : { nonce })
  return createElement('template', {
    shadowrootmode: 'open',
    dangerouslySetInnerHTML: { __html: html },
  } as HTMLAttributes<HTMLTemplateElement>)
}
