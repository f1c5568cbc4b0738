/**
 * Light or dark, as the page around an element is: light text stands on something dark. The
 * system's own choice would put a dark card on a store that is only ever light.
 */
export function themeOf(element: Element): 'light' | 'dark' {
  const [red = 0, green = 0, blue = 0] = (
    getComputedStyle(element).color.match(/[\d.]+/g) ?? []
  ).map(Number)
  return 0.299 * red + 0.587 * green + 0.114 * blue > 140 ? 'dark' : 'light'
}
