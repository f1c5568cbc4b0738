// Never run: each line below must be an error of the compiler, or the check of the examples fails.
const payment = document.createElement('pay-with-usdc')

// @ts-expect-error: no such theme
payment.theme = 'pink'
// @ts-expect-error: an amount is text, never a number
payment.total = 25.5
// @ts-expect-error: the status is read, not set
payment.status = 'paid'
// @ts-expect-error: no such status
payment.addEventListener('usdc-status', ({ status }) => status === 'done')
// @ts-expect-error: this event has no hash
payment.addEventListener('usdc-paid', ({ hash }) => hash)
