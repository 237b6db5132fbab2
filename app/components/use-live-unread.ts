import { useEffect, useState } from 'react'
import type { LiveEvent } from './use-live-stream.ts'

/** How much is unread: what the page was read with, or what was heard since. */
export function useLiveUnread(read: number): number {
  const [heard, setHeard] = useState<{ read: number; now: number } | null>(null)
  useEffect(() => {
    const hear = (event: Event) => setHeard({ read, now: Number((event as LiveEvent).detail) || 0 })
    window.addEventListener('live:inbox', hear)
    return () => window.removeEventListener('live:inbox', hear)
  }, [read])
  return heard && heard.read === read ? heard.now : read
}
