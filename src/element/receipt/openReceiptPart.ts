import { PayWithUsdcError } from '../../errors/index.js'
import { receiptEn } from '../../lang/en/receipt.js'
import { sayIn } from '../../lang/say.js'
import { type CheckedReceipt, checkReceipt } from './checkReceipt.js'
import { readReceipt, savedReceiptUrl } from './endpoint.js'
import type { OpenReceiptPart, ReceiptSubject } from './part.js'
import { printReceipt } from './printReceipt.js'
import { receiptStyles } from './receipt.styles.js'
import { receiptFailedTemplate, receiptTemplate } from './receiptTemplate.js'

/** Opens the receipt part of one element. */
export const openReceiptPart: OpenReceiptPart = (options) => {
  const { pens, chains, fetch, onError, onChange, print = (window) => window.print() } = options
  let subject: ReceiptSubject | undefined
  let loading: AbortController | undefined
  let checked: CheckedReceipt | undefined
  let isFailed = false

  function forget(): void {
    loading?.abort()
    subject = undefined
    loading = undefined
    checked = undefined
    isFailed = false
  }

  function load({ payment, access, pinned }: ReceiptSubject): void {
    const run = new AbortController()
    loading = run
    isFailed = false
    void readReceipt(access, { fetch: fetch(), signal: run.signal })
      .then(async (answer) => {
        const result = await checkReceipt({ answer, payment, pinned, chains })
        if (run.signal.aborted) return
        if (result.ok) checked = result.value
        else onError(result)
      })
      .catch((error: unknown) => {
        if (run.signal.aborted) return
        isFailed = true
        onError(error instanceof PayWithUsdcError ? error : failed)
      })
      .then(() => {
        if (!run.signal.aborted) onChange()
      })
  }

  return {
    styles: [receiptStyles(pens.css)],
    watch(next) {
      const paid = next?.payment.view.status === 'paid' ? next : undefined
      if (subject !== undefined && paid !== undefined && isSame(subject, paid)) return
      forget()
      subject = paid
      if (paid !== undefined) load(paid)
    },
    draw({ locale, words }) {
      const say = sayIn({ ...receiptEn, ...words })
      const shown = subject
      if (shown === undefined) return ''
      if (isFailed) {
        const onRetry = () => {
          load(shown)
          onChange()
        }
        return receiptFailedTemplate({ ...pens, say, onRetry })
      }
      if (checked === undefined) return ''
      const title = `receipt-${checked.receipt.order}`
      const onPrint = ({ currentTarget }: Event) => {
        const receipt = (currentTarget as Element).closest('.receipt')
        if (receipt !== null) printReceipt({ receipt, title, print })
      }
      const saveUrl = savedReceiptUrl(shown.access)
      return receiptTemplate({ ...pens, chains, say, locale, checked, saveUrl, onPrint })
    },
    close: forget,
  }
}

const failed = { code: 'receipt_unavailable', message: 'The receipt could not be loaded.' }

/** The same payment under the same key. What comes after "paid" is not on the receipt. */
function isSame(a: ReceiptSubject, b: ReceiptSubject): boolean {
  return (
    a.pinned === b.pinned &&
    a.access.endpoint === b.access.endpoint &&
    a.access.id === b.access.id &&
    a.access.token === b.access.token
  )
}
