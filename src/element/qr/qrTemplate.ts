import { html, type TemplateResult } from 'lit'
import type { Say } from '../../lang/en/core.js'
import { encodeQr } from '../../qr/encode.js'
import type { CodePiece } from '../live/part.js'

/**
 * The QR code. Dark on light in every theme.
 *
 * @param options.link EIP-681
 * @param options.code what the live part adds: the choice of the bare address, and how to scan it
 */
export function qrTemplate(options: {
  say: Say
  link: string
  address: string
  amount: string
  network: string
  code: CodePiece | undefined
}): TemplateResult {
  const { say, link, address, amount, network, code } = options
  const { size, path } = encodeQr(code?.isAddress ? address : link)
  return html`
    <div class="qr" part="qr">
      <svg
        class="code"
        role="img"
        aria-label=${code?.label ?? say('qrLinkLabel', { amount, network })}
        viewBox="0 0 ${size} ${size}"
        shape-rendering="crispEdges"
      >
        <rect width=${size} height=${size} fill="#fff"></rect>
        <path d=${path} fill="#000"></path>
      </svg>
      <div class="code-notes">${code?.notes}</div>
      ${code?.isAddress ? '' : html`<a class="link open-link" href=${link}>${say('openLink')}</a>`}
    </div>
  `
}
