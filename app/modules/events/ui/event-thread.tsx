import { Link } from '#app/components/link.tsx'
import { ButtonLink } from '#app/components/button.tsx'
import { RelativeTime } from '#app/components/relative-time.tsx'
import { Section } from '#app/components/section.tsx'
import { paths } from '#app/paths.ts'
import type { EventPage } from '../view.ts'

export type EventThreadProps = { event: EventPage; now: string; zone: string }

/** The thread of an event in its group: the way there, or for the group's members the way to open it. */
export function EventThread({ event: { id, group, thread, can }, now, zone }: EventThreadProps) {
  if (!group || (!thread && !can.discuss)) return null
  return (
    <Section title="Talk about it">
      {thread ? (
        <p>
          <Link to={paths.thread(thread.id)}>
            {thread.replies === 0
              ? 'Read the thread'
              : `${thread.replies} ${thread.replies === 1 ? 'reply' : 'replies'}`}
          </Link>{' '}
          <span className="muted">
            in {group.name}, last word <RelativeTime at={thread.activeAt} now={now} zone={zone} />
          </span>
        </p>
      ) : (
        <div className="stack">
          <p className="muted">Questions, lifts, what to bring: the members of {group.name} talk in one thread.</p>
          <div className="row">
            <ButtonLink to={paths.eventThread(id)}>Open the thread</ButtonLink>
          </div>
        </div>
      )}
    </Section>
  )
}
