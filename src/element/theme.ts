/** The attributes that set a look without a stylesheet. */
export type Look = Readonly<Record<'accent' | 'radius' | 'font', string | null | undefined>>

/**
 * Writes the look's attributes as custom properties. Through the CSSOM, so that no content security
 * policy stops it; a value that CSS does not understand is left out.
 */
export function applyLook(base: HTMLElement, look: Look): void {
  set(base, '--accent-attribute', valid('color', look.accent))
  set(base, '--radius-attribute', valid('border-radius', look.radius))
  set(base, '--font-attribute', valid('font-family', look.font))
}

function valid(property: string, value: string | null | undefined): string | null {
  return value && CSS.supports(property, value) ? value : null
}

/** Sets a custom property through the CSSOM; null takes it away. */
export function set(base: HTMLElement, name: string, value: string | null): void {
  if (value === null) base.style.removeProperty(name)
  else base.style.setProperty(name, value)
}
