import { PayWithUsdcError } from '../../errors/index.js'
import type { Access } from '../connection/endpoint.js'

/**
 * Asks for the receipt once.
 *
 * @returns untrusted JSON
 * @throws {PayWithUsdcError} `receipt_unavailable`, or what `fetch` throws
 */
export async function readReceipt(
  { endpoint, id, token }: Access,
  { fetch, signal }: { fetch: typeof globalThis.fetch; signal: AbortSignal },
): Promise<unknown> {
  const response = await fetch(`${base(endpoint)}/v1/payments/${encodeURIComponent(id)}/receipt`, {
    headers: { Authorization: `Bearer ${token}` },
    signal,
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
  })
  if (response.ok) return response.json()
  throw new PayWithUsdcError('receipt_unavailable', `The endpoint answered ${response.status}.`, {
    retryable: true,
  })
}

/** Where the receipt is saved from: one file, which the endpoint draws. */
export function savedReceiptUrl({ endpoint, id, token }: Access): string {
  const path = [id, token].map(encodeURIComponent).join('/')
  return `${base(endpoint)}/pay/${path}/receipt?download`
}

function base(endpoint: string): string {
  return endpoint.replace(/\/+$/, '')
}
