/** Whether a URL leads to this very machine: 127.0.0.0/8, ::1 or localhost, by http or https. */
export function isLoopbackUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return /^https?:$/.test(protocol) && /^(127(\.\d+){3}|\[::1\]|localhost)$/.test(hostname)
}
