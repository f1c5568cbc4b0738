import type { UsdcReadyEvent } from '../../element/events.js'
import type { Languages } from '../../element/Language.js'
import { make } from '../make.js'
import { adoptFrameStyles } from './frameStyles.js'
import { browserHost } from './host.js'
import { readFrameSettings } from './settings.js'
import { startFrame } from './startFrame.js'

/**
 * Starts the frame's page, once its document is there. When a checked payment is in view, the endpoint
 * is told once: payments that nobody is shown are a sign of a page that was tampered with.
 *
 * @throws {TypeError} when the page holds no usable settings
 */
export function openFrame(languages: Languages): void {
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', () => openFrame(languages))
    return
  }
  adoptFrameStyles()
  const place = document.querySelector('main') ?? make('main')
  document.body.append(place)
  const text = document.querySelector('#frame-settings')?.textContent ?? 'null'
  const settings = readFrameSettings(text)
  startFrame({
    settings,
    languages,
    host: browserHost(),
    place,
    onShown: (event) => reportShown(settings.endpoint, event),
  })
}

/**
 * Once the frame comes into view: one that a script hid, or took away, is never reported. A report
 * that is lost costs the shopper nothing.
 */
function reportShown(endpoint: string, { payment }: UsdcReadyEvent): void {
  const url = `${endpoint}/v1/payments/${payment.id}/shown`
  const view = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return
    view.disconnect()
    fetch(url, { method: 'POST', keepalive: true }).catch(() => undefined)
  })
  view.observe(document.body)
}
