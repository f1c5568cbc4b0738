/** The part of Trusted Types that is used here; not in TypeScript's DOM library yet. */
type TrustedTypes = {
  createPolicy(
    name: string,
    rules: { createHTML(html: string): string },
  ): { createHTML(html: string): string }
}

const keptElements = ['P', 'DIV', 'A', 'SPAN', 'B', 'STRONG', 'I', 'EM', 'BR', 'UL', 'OL', 'LI']
const droppedWhole = ['SCRIPT', 'STYLE', 'IFRAME', 'OBJECT', 'TEMPLATE']

let policy: { createHTML(html: string): string } | undefined

/**
 * What BigCommerce's sanitizer leaves of a merchant's instructions: plain elements with `id`,
 * `class`, `data-*` and `href`. Of a custom element only the text stays.
 */
export function sanitize(html: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  // The policy's name is the one that BigCommerce's own library uses.
  policy ??= trustedTypes?.createPolicy('dompurify', { createHTML: (text) => text })
  const trust = (text: string) => policy?.createHTML(text) ?? text
  const { body } = new DOMParser().parseFromString(trust(html), 'text/html')
  for (const element of [...body.querySelectorAll('*')]) {
    if (droppedWhole.includes(element.tagName)) element.remove()
    else if (!keptElements.includes(element.tagName)) element.replaceWith(...element.childNodes)
    else for (const attribute of [...element.attributes]) keepAttribute(element, attribute)
  }
  return trust(body.innerHTML)
}

function keepAttribute(element: Element, { name, value }: Attr): void {
  const isPlain = /^(id|class|data-[\w-]+)$/.test(name)
  const isLink = name === 'href' && /^(https?:|mailto:|\/)/.test(value)
  if (!isPlain && !isLink) element.removeAttribute(name)
}
