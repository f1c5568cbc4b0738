import { sandboxes } from '../../lang/sandboxes.js'
import { directionOf, type Language } from '../../lang/tags.js'
import { isLoopbackUrl } from '../../protocol/loopback.js'
import { bannerStyles } from './banner.styles.js'

const banners = new WeakMap<Element, HTMLElement>()

/**
 * Keeps the banner above a card of the sandbox: drawn anew when it is gone, and in the card's language.
 * Where the host names the sandbox's control panel, on this machine only, the banner links to it.
 *
 * @param spoken the language of the card
 */
export function keepBanner(element: Element, spoken: string): void {
  const root = element.shadowRoot
  if (root === null) return
  const { styleSheet } = bannerStyles
  if (styleSheet !== undefined && !root.adoptedStyleSheets.includes(styleSheet)) {
    root.adoptedStyleSheets.push(styleSheet)
  }
  const banner = banners.get(element) ?? document.createElement('div')
  banners.set(element, banner)
  const language = spoken in sandboxes ? (spoken as Language) : 'en'
  const panel = element.getAttribute('sandbox-panel') ?? ''
  const key = `${language} ${panel}`
  if (banner.dataset.key !== key) draw(banner, { language, panel })
  banner.dataset.key = key
  // The endpoint may have drawn one: it stood until now.
  for (const other of root.querySelectorAll('.sandbox')) if (other !== banner) other.remove()
  if (root.firstChild !== banner) root.prepend(banner)
}

function draw(
  banner: HTMLElement,
  { language, panel }: { language: Language; panel: string },
): void {
  const words = sandboxes[language]
  const text = document.createElement('span')
  text.textContent = words.noRealMoney
  banner.className = 'sandbox'
  banner.lang = language
  banner.dir = directionOf(language)
  banner.replaceChildren(text)
  if (!isLoopbackUrl(panel)) return
  const link = document.createElement('a')
  Object.assign(link, { textContent: words.panel, href: panel, target: '_blank', rel: 'noopener' })
  banner.append(link)
}
