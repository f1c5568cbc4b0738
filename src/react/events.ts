/** Our events, and the prop that takes each. */
export const eventProps = {
  'usdc-ready': 'onUsdcReady',
  'usdc-status': 'onUsdcStatus',
  'usdc-before-send': 'onUsdcBeforeSend',
  'usdc-sent': 'onUsdcSent',
  'usdc-paid': 'onUsdcPaid',
  'usdc-error': 'onUsdcError',
} as const

type Names = typeof eventProps

/** A listener for each event, typed with the event's class. */
export type EventProps = {
  readonly [Name in keyof Names as Names[Name]]?:
    | ((event: HTMLElementEventMap[Name]) => void)
    | undefined
}
