/** Where the frame stands; passed in, so that tests can be any page. */
export type Host = {
  /** The frame's own origin; `null` when a sandbox closed it off. */
  readonly origin: string
  /** The page around the frame; undefined when there is none. */
  readonly parent: Pick<Window, 'postMessage'> | undefined
  /** The origin of the page around, as far as the browser tells it. */
  readonly around: string | undefined
  listen(hear: (event: Heard) => void): void
}

/** What is used of a message event. */
export type Heard = Pick<MessageEvent<unknown>, 'origin' | 'source' | 'data' | 'isTrusted'>

/** The browser's own. */
export function browserHost(): Host {
  const { origin, parent } = window
  return {
    origin,
    parent: parent === window ? undefined : parent,
    // Not every browser has the list; the referrer is the origin alone by the frame's own policy.
    around: location.ancestorOrigins?.[0] ?? originOf(document.referrer),
    listen: (hear) => addEventListener('message', hear),
  }
}

function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined
}
