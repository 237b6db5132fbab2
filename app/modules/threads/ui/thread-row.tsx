import { Link } from '#app/components/link.tsx'
import { Check, Lock, Pin } from '#app/components/icons.tsx'
import { Avatar } from '#app/components/avatar.tsx'
import { Badge } from '#app/components/badge.tsx'
import { ButtonLink } from '#app/components/button.tsx'
import { CachedMarkup } from '#app/components/cached-markup.tsx'
import { RelativeTime } from '#app/components/relative-time.tsx'
import { relativeWords } from '#app/lib/relative-words.ts'
import { paths } from '#app/paths.ts'
import type { ThreadCard } from '../view.ts'

export type ThreadRowProps = {
  thread: ThreadCard
  /** The instant the page was made, and the viewer's zone. */
  now: string
  zone: string
  /** Names the group, where threads of several stand together. */
  showGroup?: boolean
  canAnswer?: boolean
}

/** A thread in a list: what it is about, who began it, and how far it has come. */
export function ThreadRow({ now, ...rest }: ThreadRowProps) {
  const ago = relativeWords(rest.thread.lastActivityAt, now, rest.zone)
  return <CachedMarkup as="li" inside={RowOfThread} of={{ ...rest, ago }} />
}

function RowOfThread({ thread, ago, zone, showGroup, canAnswer }: Omit<ThreadRowProps, 'now'> & { ago: string }) {
  const { id, title, author, replyCount, group, tags } = thread
  const waits = thread.kind === 'question' && !thread.isAnswered
  return (
    <>
      <Avatar name={author.name} />
      <div className="grow">
        <h3>
          <Link to={paths.thread(id)}>{title}</Link>
        </h3>
        <p className="meta">
          {thread.isPinned ? <Badge icon={<Pin className="icon s" aria-hidden="true" />}>Pinned</Badge> : null}
          {thread.isLocked ? <Badge icon={<Lock className="icon s" aria-hidden="true" />}>Locked</Badge> : null}
          {thread.isAnswered ? (
            <Badge tone="good" icon={<Check className="icon s" aria-hidden="true" />}>
              Answered
            </Badge>
          ) : null}
          {waits ? <Badge tone="warning">No answer yet</Badge> : null}
          <span>
            {author.name}, <RelativeTime at={thread.lastActivityAt} ago={ago} zone={zone} />
          </span>
          {showGroup ? (
            <Link className="plain" to={paths.group(group.slug)}>
              {group.name}
            </Link>
          ) : null}
          {tags.slice(0, 3).map((tag) => (
            <span key={tag}>{tag}</span>
          ))}
        </p>
      </div>
      {waits && replyCount === 0 && canAnswer ? (
        <p className="end">
          <ButtonLink size="small" to={`${paths.thread(id)}#reply-form`} aria-label={`Answer: ${title}`}>
            Answer
          </ButtonLink>
        </p>
      ) : (
        <p className="end num">
          <b>{replyCount}</b>
          <span className="small muted"> {replyCount === 1 ? 'reply' : 'replies'}</span>
        </p>
      )}
    </>
  )
}
