import qrcode from 'qrcode/lib/core/qrcode.js'

/** Light modules around the code; scanners need four. */
export const quietZone = 4

/** A QR code as a drawing: one path, in a square of `size` modules with the quiet zone included. */
export type QrPath = { readonly size: number; readonly path: string }

let last: { text: string; qr: QrPath } | undefined

/** Encodes a text at error correction level M; one sub-path for each run of dark modules. */
export function encodeQr(text: string): QrPath {
  // The element draws again every second for its clock; the code is the same.
  if (last?.text !== text) last = { text, qr: draw(text) }
  return last.qr
}

function draw(text: string): QrPath {
  const { modules } = qrcode.create([{ data: text, mode: 'byte' }], {
    errorCorrectionLevel: 'M',
  })
  let path = ''
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) {
      if (!modules.get(y, x)) continue
      const start = x
      while (x < modules.size && modules.get(y, x)) x++
      path += `M${start + quietZone} ${y + quietZone}h${x - start}v1h-${x - start}z`
    }
  }
  return { size: modules.size + 2 * quietZone, path }
}
