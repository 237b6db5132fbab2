import { useEffect, useState } from 'react'
import { Link } from '#app/components/link.tsx'
import type { LiveEvent } from '#app/components/use-live-stream.ts'
import { paths } from '#app/paths.ts'

/** Says that others have replied since the page was read, and leads there; what one reads stays where it is. */
export function NewReplies({ threadId, shown }: { threadId: string; shown: readonly string[] }) {
  const [heard, setHeard] = useState<readonly string[]>([])
  useEffect(() => {
    const hear = (event: Event) => {
      const id = (event as LiveEvent).detail
      setHeard((known) => (known.includes(id) ? known : [...known, id]))
    }
    window.addEventListener('live:reply', hear)
    return () => window.removeEventListener('live:reply', hear)
  }, [])
  const fresh = heard.filter((id) => !shown.includes(id))
  const [first] = fresh
  return (
    <p className="new-replies" role="status">
      {first ? (
        <Link to={paths.reply(threadId, first)}>
          {fresh.length === 1 ? '1 new reply. Show it' : `${fresh.length} new replies. Show them`}
        </Link>
      ) : null}
    </p>
  )
}
