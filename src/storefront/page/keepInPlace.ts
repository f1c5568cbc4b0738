/**
 * Calls `arrange` now, and again whenever the checkout drew something anew or a choice changed.
 * `arrange` must leave alone what already stands in its place: its own changes call it once more.
 *
 * One observer, whose records the browser hands over together. A radio's `checked` is a property
 * that no observer sees, so `change` is heard as well.
 */
export function keepInPlace(arrange: () => void): void {
  const observer = new MutationObserver(() => {
    observe()
    arrange()
  })
  let root: Element | undefined

  function observe(): void {
    const app = document.querySelector('#checkout-app') ?? document.body
    if (app === root) return
    observer.disconnect()
    root?.removeEventListener('change', later)
    root = app
    observer.observe(app, { childList: true, subtree: true })
    app.addEventListener('change', later)
  }

  observe()
  arrange()

  // After the checkout's own listeners, which may answer with another choice.
  function later(): void {
    queueMicrotask(arrange)
  }
}
