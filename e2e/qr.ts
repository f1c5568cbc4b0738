import type { Locator } from '@playwright/test'
import { parse } from 'eth-url-parser'
import jsqr from 'jsqr'
import { PNG } from 'pngjs'
import { getAddress } from 'viem'

// The package is CommonJS: Node gives the function itself.
const readQr = jsqr as unknown as typeof jsqr.default

/** Reads a QR code as a phone's camera does: from the pixels on the screen. */
export async function decodeQr(code: Locator): Promise<string> {
  const { data, width, height } = PNG.sync.read(await code.screenshot())
  const found = readQr(Uint8ClampedArray.from(data), width, height, {
    // A camera app looks for dark on light only.
    inversionAttempts: 'dontInvert',
  })
  if (found === null) throw new Error('There is no readable QR code in the picture.')
  return found.data
}

/** Reads a payment link with a parser that wallets use, and that is not ours. */
export function parseLink(link: string) {
  const { scheme, target_address, chain_id, function_name, parameters } = parse(link) as Record<
    string,
    string
  > & { parameters: { address: string; uint256: string } }
  return {
    scheme,
    token: getAddress(target_address ?? ''),
    /** As it is written: decimal, or a wallet misreads it. */
    chainId: chain_id,
    call: function_name,
    receiver: getAddress(parameters.address),
    amount: BigInt(parameters.uint256),
  }
}
