import type { html, TemplateResult } from 'lit'
import type { WalletMessages } from '../../lang/en/wallet.js'
import type { SayOf } from '../../lang/say.js'
import type { QrPath } from '../../qr/encode.js'
import type { WalletLink } from '../links/browserLinks.js'
import { pairingLinks } from '../links/pairingLinks.js'

/** What the code for a wallet of another device is drawn with. */
export type Pairing = {
  readonly html: typeof html
  readonly say: SayOf<WalletMessages>
  readonly encodeQr: (text: string) => QrPath
  /** A phone or tablet: the wallet may be on this very device. */
  readonly isTouch: boolean
  /** What the clipboard holds of ours. */
  readonly copied: string | undefined
  readonly onCopy: (text: string) => Promise<void>
}

/** The code that a wallet app reads, and on a phone the apps that it is handed to. */
export function pairingTemplate(
  { html, say, encodeQr, isTouch, copied, onCopy }: Pairing,
  uri: string,
): TemplateResult {
  const { size, path } = encodeQr(uri)
  const links = [...pairingLinks(uri), { name: say('pairOther'), url: uri }]
  return html`
    ${isTouch ? linksTemplate(html, links) : ''}
    <svg
      class="code pairing"
      role="img"
      aria-label=${say('pairLabel')}
      viewBox="0 0 ${size} ${size}"
      shape-rendering="crispEdges"
    >
      <rect width=${size} height=${size} fill="#fff"></rect>
      <path d=${path} fill="#000"></path>
    </svg>
    <button class="button quiet" type="button" @click=${() => onCopy(uri)}>
      ${say(copied === uri ? 'pairCopied' : 'pairCopy')}
    </button>
    <span class="hidden" role="status">${copied === uri ? say('pairCopied') : ''}</span>
  `
}

/** Wallet apps by name. No pictures: each would be asked of somebody else. */
export function linksTemplate(tag: typeof html, links: readonly WalletLink[]): TemplateResult {
  return tag`<ul class="wallets apps">
    ${links.map(
      ({ name, url }) => tag`<li>
        <a class="button entry" href=${url} target="_blank" rel="noopener noreferrer">${name}</a>
      </li>`,
    )}
  </ul>`
}
