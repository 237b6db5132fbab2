import { useEffect } from 'react'

/** What the hall says while a page is open, as an event of the window: `live:inbox`, `live:reply`. */
export const liveEvents = ['inbox', 'reply'] as const
export type LiveEvent = CustomEvent<string>

/**
 * Listens at `url` while the page is in view. A hidden page holds no connection, since a browser has six for all its
 * tabs; on return it hears what it missed. Nothing happens without a url, or where browsers do not know how.
 */
export function useLiveStream(url: string | null): void {
  useEffect(() => {
    if (!url || typeof EventSource === 'undefined') return
    let source: EventSource | null = null
    let isOver = false
    const close = () => {
      source?.close()
      source = null
    }
    const open = () => {
      if (source || isOver || document.visibilityState !== 'visible') return
      source = new EventSource(url)
      for (const name of liveEvents)
        source.addEventListener(name, ({ data }) => {
          window.dispatchEvent(new CustomEvent(`live:${name}`, { detail: data }))
        })
      source.addEventListener('bye', () => {
        isOver = true
        close()
      })
    }
    const turned = () => (document.visibilityState === 'visible' ? open() : close())
    open()
    document.addEventListener('visibilitychange', turned)
    window.addEventListener('pagehide', close)
    window.addEventListener('pageshow', open)
    return () => {
      isOver = true
      close()
      document.removeEventListener('visibilitychange', turned)
      window.removeEventListener('pagehide', close)
      window.removeEventListener('pageshow', open)
    }
  }, [url])
}
