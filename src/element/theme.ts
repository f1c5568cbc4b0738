/** The attributes that set a look without a stylesheet. */
export type Look = Readonly<Record<'accent' | 'radius' | 'font', string | null | undefined>>

/**
 * Writes the look's attributes as custom properties. Through the CSSOM, so that no content security
 * policy stops it; a value that CSS does not understand is left out.
 */
export function applyLook(base: HTMLElement, look: Look): void {
  const accent = valid('color', look.accent)
  set(base, '--accent-attribute', accent)
  set(base, '--on-accent-attribute', accent === null ? null : textOn(accent))
  set(base, '--radius-attribute', valid('border-radius', look.radius))
  set(base, '--font-attribute', valid('font-family', look.font))
}

function valid(property: string, value: string | null | undefined): string | null {
  return value && CSS.supports(property, value) ? value : null
}

function set(base: HTMLElement, name: string, value: string | null): void {
  if (value === null) base.style.removeProperty(name)
  else base.style.setProperty(name, value)
}

/** Black or white, whichever WCAG 2 reads better on a colour in any notation. */
function textOn(color: string): string | null {
  const canvas = document.createElement('canvas')
  canvas.width = 1
  canvas.height = 1
  const context = canvas.getContext('2d')
  if (context === null) return null
  context.fillStyle = color
  context.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data
  const luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  return luminance > 0.179 ? '#000' : '#fff'
}

const linear = (channel: number): number =>
  channel <= 10 ? channel / 3294.6 : ((channel / 255 + 0.055) / 1.055) ** 2.4
