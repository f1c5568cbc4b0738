// The demo shop's own script on the order's page: its state in the shop's books, and the sandbox's buttons.
type Provider = { request: (request: { method: string; params?: unknown[] }) => Promise<unknown> }

const order = document.querySelector<HTMLElement>('[data-sandbox-order]')?.dataset.sandboxOrder
const says = document.querySelector('#sandbox-says')

function say(text: string): void {
  if (says !== null) says.textContent = text
}

/** @returns false when there was nothing to do */
async function post(path: string, body: unknown): Promise<boolean> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (response.status === 409) return false
  if (!response.ok) throw new Error(`The sandbox answered ${response.status}.`)
  return true
}

/** The shop's own word on the order, beside the element's. */
async function showOrderState(): Promise<void> {
  const response = await fetch(`/sandbox/orders/${order}`)
  const { state } = (await response.json()) as { state: string }
  const place = document.querySelector('#order-state')
  if (place !== null) place.textContent = state
}

async function payLikeAnExchange(): Promise<void> {
  const isSent = await post(`/sandbox/orders/${order}/transfer`, {})
  say(
    isSent
      ? 'Sent from an exchange’s account. Watch the status above.'
      : 'There is nothing to pay now.',
  )
}

async function fundOwnWallet(): Promise<void> {
  const { ethereum } = window as { ethereum?: Provider }
  if (ethereum === undefined) {
    say('No wallet was found in this browser. The test wallet needs none.')
    return
  }
  const [to] = (await ethereum.request({ method: 'eth_requestAccounts' })) as [string]
  await ethereum.request({
    method: 'wallet_addEthereumChain',
    params: [
      {
        chainId: '0x7a69',
        chainName: 'USDC Sandbox',
        nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
        rpcUrls: [`${location.origin}/rpc`],
        blockExplorerUrls: [`${location.origin}/explorer`],
      },
    ],
  })
  await post('/sandbox/faucet', { to })
  say('The sandbox network is in your wallet, with 1,000 USDC of play money.')
}

const actions: Record<string, () => Promise<void>> = {
  transfer: payLikeAnExchange,
  wallet: fundOwnWallet,
}
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-sandbox]')) {
  button.addEventListener('click', () => {
    button.disabled = true
    const action = actions[button.dataset.sandbox ?? '']
    action?.()
      .catch((error: unknown) => say(error instanceof Error ? error.message : 'That did not work.'))
      .finally(() => {
        button.disabled = false
      })
  })
}

for (const name of ['usdc-ready', 'usdc-status', 'usdc-paid'])
  document.addEventListener(name, () => void showOrderState())
if (order !== undefined) void showOrderState()

// The panel beside the order plays on it: the shop's word may be another one then. On a narrow page the
// panel stands below the order and scrolls with it.
const panel = document.querySelector<HTMLIFrameElement>('#beside-panel')
addEventListener('message', ({ source, data }) => {
  if (source !== panel?.contentWindow || data !== 'played') return
  void showOrderState()
})
panel?.addEventListener('load', () => {
  const body = panel.contentDocument?.body
  if (body === undefined) return
  new ResizeObserver(() => {
    panel.style.blockSize = `${body.offsetHeight}px`
  }).observe(body)
})
