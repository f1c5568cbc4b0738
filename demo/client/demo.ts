// The demo shop's own script: the test wallet, the order's state, and the buttons of the sandbox.
import type { PayWithUsdc } from '../../src/element/PayWithUsdc.js'
import type { PaymentView } from '../../src/protocol/index.js'
import { announceTestWallet } from './testWallet.js'

type Provider = { request: (request: { method: string; params?: unknown[] }) => Promise<unknown> }

const element = document.querySelector<PayWithUsdc>('pay-with-usdc')
const says = document.querySelector('#sandbox-says')
let remaining = ''

function say(text: string): void {
  if (says !== null) says.textContent = text
}

async function post(path: string, body: unknown): Promise<void> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`The sandbox answered ${response.status}.`)
}

/** The shop's own word on the order, beside the element's. */
async function showOrderState(): Promise<void> {
  const response = await fetch(`${location.pathname}/state`)
  const { state } = (await response.json()) as { state: string }
  const place = document.querySelector('#order-state')
  if (place !== null) place.textContent = state
}

async function payLikeAnExchange(): Promise<void> {
  if (element?.address === undefined || !/^[1-9]/.test(remaining)) {
    say('There is nothing to pay now.')
    return
  }
  await post('/sandbox/transfer', { to: element.address, amount: remaining })
  say('Sent from an exchange’s account. Watch the status above.')
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

function follow({ payment }: { readonly payment: PaymentView }): void {
  remaining = payment.remaining
  void showOrderState()
}
element?.addEventListener('usdc-ready', follow)
element?.addEventListener('usdc-status', follow)
void announceTestWallet()
