// The replica of BigCommerce's checkout as one script: `<div id="checkout-app">` and its data stand in the page.
import { fetchService, type PageData } from './fetchService.js'
import { renderCheckout } from './renderCheckout.js'
import { renderOrderConfirmation } from './renderOrderConfirmation.js'

const container = document.querySelector('#checkout-app')
const text = document.querySelector('#checkout-data')?.textContent ?? '{}'
const data = JSON.parse(text) as PageData

if (container !== null) {
  const render = data.orderId === undefined ? renderCheckout : renderOrderConfirmation
  render(container, fetchService(data))
}
