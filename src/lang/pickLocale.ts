/**
 * The language to speak: the attribute, else the nearest `[lang]` around the element (shadow
 * roots are crossed), else the browser's. A tag that Intl refuses counts as absent.
 */
export function pickLocale(options: {
  attribute: string | null
  element: Element
  browser: string
}): string {
  const candidates = [options.attribute, nearestLang(options.element), options.browser]
  return candidates.find((tag) => tag !== null && isTag(tag)) ?? 'en'
}

function nearestLang(element: Element): string | null {
  const found = element.closest('[lang]')
  if (found !== null) return found.getAttribute('lang')
  const root = element.getRootNode()
  return root instanceof ShadowRoot ? nearestLang(root.host) : null
}

function isTag(tag: string): boolean {
  try {
    return new Intl.Locale(tag).language !== ''
  } catch {
    return false
  }
}
