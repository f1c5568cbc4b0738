import { afterEach, describe, expect, test } from 'vitest'
import { lookOfPage } from './lookOfPage.js'

const sheet = document.createElement('style')

/** A page with the styles of a checkout, as a theme writes them. */
function page(css: string, body = ''): void {
  sheet.textContent = css
  document.head.append(sheet)
  document.body.innerHTML = body
}

afterEach(() => {
  sheet.remove()
  document.body.replaceChildren()
})

describe('the look of a page', () => {
  const theme = `
    body { font-family: Karla, Arial, sans-serif }
    .button--primary { background: rgb(68, 68, 68); border-radius: 4px }
    .optimizedCheckout-buttonPrimary { background-color: rgb(10, 113, 72); border-radius: 2px }
  `
  const look = { accent: 'rgb(10, 113, 72)', radius: '2px', font: 'Karla, Arial, sans-serif' }

  test('is that of its main button and its font', () => {
    const classes = 'button button--primary optimizedCheckout-buttonPrimary'
    page(theme, `<div id="checkout-app"><button class="${classes}">Place order</button></div>`)
    expect(lookOfPage(document)).toEqual(look)
  })

  test('is known where no main button is left, and nothing stays behind', () => {
    page(theme, '<div id="checkout-app"><p>Thank you</p></div>')
    const before = document.body.innerHTML
    expect(lookOfPage(document)).toEqual(look)
    expect(document.body.innerHTML).toBe(before)
  })

  test('of a button without a colour leaves colour and corners to the merchant', () => {
    page('body { font-family: Arial } .button--primary { background: transparent; border: 0 }')
    expect(lookOfPage(document)).toEqual({ font: 'Arial' })
  })
})
