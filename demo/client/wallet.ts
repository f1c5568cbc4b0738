// A wallet for visitors who have none. It announces itself like any other (EIP-6963), asks before
// it does anything, and spends play money only: the sandbox's chain signs for its account.

type Request = { readonly method: string; readonly params?: readonly unknown[] }
type Listener = (value: unknown) => void

/** Errors as EIP-1193 numbers them. */
class ProviderError extends Error {
  readonly code: number
  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

const icon =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"%3E%3Crect width="32" height="32" rx="8" fill="%23e8710a"/%3E%3Cpath d="M8 11h16v12H8z" fill="%23fff"/%3E%3Ccircle cx="20" cy="17" r="2" fill="%23e8710a"/%3E%3C/svg%3E'

/** Where this file came from: the wallet also works in a frame of another origin. */
const base = new URL((document.currentScript as HTMLScriptElement).src).origin

/** Announces the test wallet to the page. */
async function announceTestWallet(): Promise<void> {
  const response = await fetch(`${base}/sandbox/wallet`)
  const { account, chainId } = (await response.json()) as { account: string; chainId: string }
  const provider = createProvider(account, chainId)
  const info = Object.freeze({
    uuid: crypto.randomUUID(),
    name: 'Test wallet',
    icon,
    rdns: 'sandbox.test-wallet',
  })
  const announce = () =>
    window.dispatchEvent(
      new CustomEvent('eip6963:announceProvider', { detail: Object.freeze({ info, provider }) }),
    )
  window.addEventListener('eip6963:requestProvider', announce)
  announce()
}

function createProvider(account: string, chainId: string) {
  const listeners = new Map<string, Set<Listener>>()
  let isConnected = false
  const emit = (event: string, value: unknown) => {
    for (const listener of listeners.get(event) ?? []) listener(value)
  }

  async function connect(): Promise<string[]> {
    if (!isConnected) {
      await approve('Connect to this shop?', [['Account', account]])
      isConnected = true
      emit('accountsChanged', [account])
    }
    return [account]
  }

  async function request({ method, params = [] }: Request): Promise<unknown> {
    switch (method) {
      case 'eth_requestAccounts':
        return connect()
      case 'wallet_requestPermissions':
        await connect()
        return [{ parentCapability: 'eth_accounts' }]
      case 'eth_accounts':
        return isConnected ? [account] : []
      case 'eth_chainId':
        return chainId
      case 'wallet_switchEthereumChain': {
        const [wanted] = params as [{ chainId: string }]
        if (wanted.chainId === chainId) return null
        throw new ProviderError(4902, `Unrecognized chain ID "${wanted.chainId}".`)
      }
      case 'wallet_addEthereumChain':
        return null
      case 'eth_sendTransaction': {
        if (!isConnected) throw new ProviderError(4100, 'Connect first.')
        const [transaction] = params as [Record<string, string>]
        await approve('Send this payment?', inWords(transaction))
        return rpc(method, [{ ...transaction, from: account }])
      }
      case 'eth_signTypedData_v4': {
        if (!isConnected) throw new ProviderError(4100, 'Connect first.')
        const [, typedData] = params as [string, string]
        await approve('Sign this payment?', signedInWords(typedData))
        return rpc(method, [account, typedData])
      }
      default:
        return rpc(method, params)
    }
  }

  return {
    request,
    on: (event: string, listener: Listener) => {
      const set = listeners.get(event) ?? new Set()
      listeners.set(event, set.add(listener))
    },
    removeListener: (event: string, listener: Listener) =>
      void listeners.get(event)?.delete(listener),
  }
}

/** What a transfer of USDC says, in words. */
function inWords({ to = '', data = '' }: Record<string, string>): [string, string][] {
  if (!data.startsWith('0xa9059cbb')) return [['To', to]]
  return rowsOf(BigInt(`0x${data.slice(74, 138)}`), `0x${data.slice(34, 74)}`)
}

/** What an authorization (EIP-3009) says, in words. Whoever asked pays the network fee. */
function signedInWords(typedData: string): [string, string][] {
  const { message } = JSON.parse(typedData) as { message: { to: string; value: string } }
  return [...rowsOf(BigInt(message.value), message.to), ['Network fee', 'none']]
}

function rowsOf(units: bigint, to: string): [string, string][] {
  const cents = units % 1_000_000n
  const fraction = cents
    .toString()
    .padStart(6, '0')
    .replace(/0{1,4}$/, '')
  return [
    ['Amount', `${units / 1_000_000n}.${fraction} USDC`],
    ['To', to],
    ['Network', 'USDC Sandbox'],
  ]
}

async function rpc(method: string, params: readonly unknown[]): Promise<unknown> {
  const response = await fetch(`${base}/rpc`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  })
  const { result, error } = (await response.json()) as {
    result?: unknown
    error?: { code: number; message: string }
  }
  if (error !== undefined) throw new ProviderError(error.code, error.message)
  return result
}

/** How far down the last button was that the visitor pressed. */
let clickedAt = 0
document.addEventListener(
  'click',
  (event) => {
    const [pressed] = event.composedPath()
    if (pressed instanceof Element) clickedAt = pressed.getBoundingClientRect().top
  },
  { capture: true },
)

/** Asks the visitor. Rejecting, or Escape, is EIP-1193's 4001. */
function approve(question: string, rows: readonly (readonly [string, string])[]): Promise<void> {
  const dialog = make('dialog', { class: 'wallet', 'aria-label': 'Test wallet' })
  const list = make('dl')
  for (const [name, value] of rows) list.append(make('dt', {}, name), make('dd', {}, value))
  const reject = make('button', { type: 'button', class: 'quiet' }, 'Reject')
  const accept = make('button', { type: 'button' }, 'Approve')
  const buttons = make('div', { class: 'row' })
  buttons.append(reject, accept)
  const body = make('div', { class: 'body' })
  body.append(make('h2', {}, question), list, buttons)
  dialog.append(make('div', { class: 'top' }, 'Test wallet'), body)
  document.adoptedStyleSheets = [...new Set([...document.adoptedStyleSheets, look])]
  document.body.append(dialog)
  // A frame is as tall as its card: the middle of it can be below what is seen of the page.
  dialog.style.insetBlockStart = `${Math.max(16, Math.min(clickedAt - 240, innerHeight - 360))}px`
  ;(dialog as HTMLDialogElement).showModal()
  accept.focus()
  return new Promise((resolve, refuse) => {
    let isApproved = false
    accept.addEventListener('click', () => {
      isApproved = true
      ;(dialog as HTMLDialogElement).close()
    })
    reject.addEventListener('click', () => (dialog as HTMLDialogElement).close())
    dialog.addEventListener('close', () => {
      dialog.remove()
      if (isApproved) resolve()
      else refuse(new ProviderError(4001, 'User rejected the request.'))
    })
  })
}

function make(name: string, attributes: Record<string, string> = {}, text = ''): HTMLElement {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.textContent = text
  return element
}

const look = new CSSStyleSheet()
look.replaceSync(`
dialog.wallet{margin-block:0;color-scheme:light dark;font:16px/1.5 system-ui,sans-serif;border:1px solid light-dark(#e3e6eb,#2d3542);border-radius:16px;padding:0;inline-size:min(360px,calc(100vw - 32px));background:light-dark(#fff,#171c24);color:light-dark(#1d2430,#eef1f6)}
dialog.wallet::backdrop{background:rgb(10 14 22/.45)}
dialog.wallet h2{font-size:1.1rem;margin:0 0 8px}
dialog.wallet .top{padding:14px 18px;background:#e8710a;color:#fff;font-weight:650}
dialog.wallet .body{padding:18px}
dialog.wallet dl{display:grid;grid-template-columns:auto 1fr;gap:6px 14px;margin:0 0 16px}
dialog.wallet dt{color:light-dark(#5b6472,#a3adbb)}dialog.wallet dd{margin:0;overflow-wrap:anywhere}
dialog.wallet .row{display:flex;gap:12px}
dialog.wallet button{flex:1;font:inherit;font-weight:600;border:1px solid transparent;border-radius:9px;padding:10px 18px;background:light-dark(#1f4fd8,#8fb0ff);color:light-dark(#fff,#0d1a3d);cursor:pointer}
dialog.wallet button.quiet{background:transparent;color:inherit;border-color:light-dark(#e3e6eb,#2d3542)}
dialog.wallet button:focus-visible{outline:3px solid light-dark(#1f4fd8,#8fb0ff);outline-offset:2px}
`)

void announceTestWallet()
