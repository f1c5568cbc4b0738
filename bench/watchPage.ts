/** What the page tells once it shows what is waited for. */
export type Shown = {
  /** Milliseconds since 1970. */
  readonly at: number
}

/** What a page has noted so far. */
export type Noted = {
  /** Milliseconds since 1970. */
  readonly start: number
  readonly shifts: number
  /** Tasks over 50 ms, their milliseconds. */
  readonly longTasks: readonly number[]
}

declare global {
  interface Window {
    /** Called by the page; answered by the benchmark. */
    benchShown?: (at: number) => Promise<void>
    benchNoted?: () => Noted
  }
}

/**
 * Notes layout shifts and long tasks, and tells when something is painted. Runs in each document
 * before anything else does, so it uses nothing from outside.
 *
 * @param path selectors, each inside the shadow root of what the one before finds; the last must
 *   have a size
 */
export function watchPage(path: readonly string[]): void {
  let shifts = 0
  const longTasks: number[] = []
  window.benchNoted = () => ({ start: performance.timeOrigin, shifts, longTasks })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) {
      shifts += entry.value
    }
  }).observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration)
  }).observe({ type: 'longtask', buffered: true })

  const isThere = (): boolean => {
    let root: ParentNode | null | undefined = document
    for (const [at, selector] of path.entries()) {
      const found: Element | null | undefined = root?.querySelector(selector)
      if (found == null) return false
      if (at === path.length - 1) {
        const { width, height } = found.getBoundingClientRect()
        return width > 0 && height > 0
      }
      root = found.shadowRoot
    }
    return false
  }
  const look = () => {
    if (!isThere()) requestAnimationFrame(look)
    // This frame is about to be painted; a task after it comes when it has been.
    else setTimeout(() => void window.benchShown?.(performance.timeOrigin + performance.now()))
  }
  requestAnimationFrame(look)
}
