import { parseTreasuries } from '../../element/verify/verifyPayment.js'
import { parseBase } from '../fields.js'

/** What the host of the frame says about itself, in `<script type="application/json" id="frame-settings">`. */
export type FrameSettings = {
  readonly endpoint: string
  /** The stores that may open the frame. */
  readonly origins: readonly string[]
  /** The treasuries that this host pays into; a page must pin none but these. */
  readonly treasuries: readonly string[]
  /** Attributes of the element that this host sets, such as those of WalletConnect. */
  readonly attributes: Readonly<Record<string, string>>
}

/** What a host may set; never the order, the treasury or the endpoint. */
const hostNames = ['walletconnect-project-id', 'walletconnect-relay']

/**
 * Reads the settings of the frame's page.
 *
 * @throws {TypeError} when one is missing or odd: such a frame is no use to anybody
 */
export function readFrameSettings(text: string): FrameSettings {
  const {
    endpoint,
    origins,
    treasuries,
    attributes = {},
  } = JSON.parse(text) as Record<string, unknown>
  const base = parseBase(String(endpoint))
  if (base === undefined) throw new TypeError('frame-settings: endpoint is no URL.')
  if (!Array.isArray(origins) || !origins.every(isOrigin)) {
    throw new TypeError('frame-settings: origins is no list of origins.')
  }
  const own = parseTreasuries(Array.isArray(treasuries) ? treasuries.join(' ') : null)
  if (!own.ok) throw new TypeError('frame-settings: treasuries is no list of addresses.')
  const ours = Object.entries(attributes as object).filter(([name]) => hostNames.includes(name))
  return { endpoint: base, origins, treasuries: own.value, attributes: Object.fromEntries(ours) }
}

function isOrigin(value: unknown): value is string {
  return typeof value === 'string' && URL.canParse(value) && new URL(value).origin === value
}
