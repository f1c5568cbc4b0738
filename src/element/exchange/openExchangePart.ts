import { exchangeEn } from '../../lang/en/exchange.js'
import { sayIn } from '../../lang/say.js'
import { exchangeStyles } from './exchange.styles.js'
import { exchanges } from './exchanges.js'
import type { OpenExchangePart } from './part.js'
import { RefundAddress } from './RefundAddress.js'
import { refundTemplate } from './refundTemplate.js'
import { withdrawalTemplate } from './withdrawalTemplate.js'

/** Opens the part for payers from an exchange, for one element. */
export const openExchangePart: OpenExchangePart = (options) => {
  const { pens, onChange } = options
  const refund = new RefundAddress(options)
  let chosen = exchanges[0]
  let fee = ''
  let isDeducted = chosen?.isDeducted ?? true
  let copied = ''

  async function copy(text: string): Promise<void> {
    // Refused, or a page without TLS: the text can still be selected.
    copied = await navigator.clipboard.writeText(text).then(
      () => text,
      () => '',
    )
    onChange()
  }

  return {
    styles: [exchangeStyles(pens.css)],
    draw({ locale, words, due }) {
      const say = sayIn({ ...exchangeEn, ...words })
      const { step } = refund.state
      const isAsked = step === 'asking' || step === 'saving'
      return pens.html`
        ${refundTemplate({ html: pens.html, say, refund })}
        ${
          isAsked
            ? ''
            : withdrawalTemplate({
                html: pens.html,
                say,
                locale,
                due,
                chosen,
                fee,
                isDeducted,
                copied,
                onExchange(name) {
                  chosen = exchanges.find((one) => one.name === name)
                  isDeducted = chosen?.isDeducted ?? true
                  onChange()
                },
                onFee(text) {
                  fee = text
                  onChange()
                },
                onDeducted(value) {
                  isDeducted = value
                  onChange()
                },
                onCopy: (text) => void copy(text),
              })
        }
      `
    },
  }
}
