/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number]

/** WCAG 2.2 AA: text on a colour, and marks and outlines beside one. */
export const least = { text: 4.5, mark: 3 } as const

const black: Rgb = [0, 0, 0]
const white: Rgb = [255, 255, 255]

/** Reads a colour in any notation that CSS knows, painted over white where it is transparent. */
export function rgbOf(color: string): Rgb {
  const canvas = document.createElement('canvas')
  canvas.width = 1
  canvas.height = 1
  const context = canvas.getContext('2d')
  if (context === null) return white
  for (const fill of ['#fff', color]) {
    context.fillStyle = fill
    context.fillRect(0, 0, 1, 1)
  }
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data
  return [red, green, blue]
}

/** WCAG's contrast ratio of two colours, 1 to 21. */
export function contrastOf(a: Rgb, b: Rgb): number {
  const [light = 0, dark = 0] = [luminanceOf(a), luminanceOf(b)].sort((one, two) => two - one)
  return (light + 0.05) / (dark + 0.05)
}

/** Black or white, whichever reads better on a colour; one of them always does. */
export function textOn(color: Rgb): string {
  return contrastOf(color, black) >= contrastOf(color, white) ? '#000' : '#fff'
}

/** The nearest darker or lighter shade of a colour that stands out from a surface. */
export function standOut(color: Rgb, surface: Rgb): Rgb {
  const towards = contrastOf(surface, black) >= contrastOf(surface, white) ? black : white
  for (let share = 0; share < 1; share += 0.02) {
    const shade = mix(color, towards, share)
    if (contrastOf(shade, surface) >= least.mark) return shade
  }
  return towards
}

/** `#rrggbb`. */
export const hexOf = (color: Rgb): string =>
  `#${color.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`

const mix = (from: Rgb, to: Rgb, share: number): Rgb => {
  const channel = (at: 0 | 1 | 2) => Math.round(from[at] + (to[at] - from[at]) * share)
  return [channel(0), channel(1), channel(2)]
}

function luminanceOf([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

const linear = (channel: number): number =>
  channel <= 10 ? channel / 3294.6 : ((channel / 255 + 0.055) / 1.055) ** 2.4
