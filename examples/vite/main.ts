// Defines <pay-with-usdc>. Its lazy parts become chunks of your own build.
import 'pay-with-usdc/register'

const payment = document.createElement('pay-with-usdc')
payment.endpoint = 'https://pay.example'
payment.store = 'sandbox'
payment.order = '1042'
payment.cart = '8c2a9d5e-6d8b-4b5e-9c0a-3c1f0e7d2b11'
payment.total = '25.50'
payment.treasury = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
payment.theme = 'light'

const log = document.querySelector('#log') as HTMLElement
// The event's class is known from its name: `status` is one of six words.
payment.addEventListener('usdc-status', ({ status }) => {
  log.textContent = `Status: ${status}`
})
payment.addEventListener('usdc-paid', ({ payment }) => {
  location.assign(`/thanks?order=${payment.order.id}`)
})

document.querySelector('#payment')?.append(payment)
