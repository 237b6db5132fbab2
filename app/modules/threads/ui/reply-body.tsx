import { Link } from '#app/components/link.tsx'
import { Check } from '#app/components/icons.tsx'
import { Markdown } from '#app/components/markdown.tsx'
import { Time } from '#app/components/time.tsx'
import { Who } from '#app/components/who.tsx'
import { paths } from '#app/paths.ts'
import type { ReplyView } from '../view.ts'
import { BookmarkButton } from './bookmark-button.tsx'
import { postAction } from './post-actions.tsx'
import { Edited } from './edited.tsx'
import { Reactions } from './reactions.tsx'

export type ReplyContext = {
  threadId: string
  page: number
  /** The reply under which the form stands open. */
  replyTo: string | null
  canReply: boolean
  canAccept: boolean
  zone: string
  now: string
}

export type ReplyBodyProps = ReplyContext & { reply: ReplyView; small?: boolean; replyingTo?: string | null }

/** One reply: who, when, the words, and what can be done with them. */
export function ReplyBody({ reply, small, replyingTo, ...context }: ReplyBodyProps) {
  if (reply.state) {
    return (
      <p className="small muted">
        {reply.state === 'gone'
          ? 'This reply was taken back.'
          : 'Hidden, because you have blocked or muted its author.'}
      </p>
    )
  }
  const { threadId, page, canReply, canAccept, zone, now } = context
  const { id, author, office, at, isEdited, can } = reply
  return (
    <>
      <Who
        name={author.name}
        href={author.handle ? paths.member(author.handle) : undefined}
        size={small ? 's' : 'm'}
        sub={
          <>
            <Link className="plain" to={paths.replyHere(id)}>
              <Time at={at} zone={zone} now={now} />
            </Link>
            {isEdited ? <Edited history={can.history ? paths.replyHistory(id) : null} /> : null}
            {office ? `. ${office}` : null}
            {replyingTo ? <Answered id={replyingTo} name={reply.parentName ?? null} /> : null}
          </>
        }
      />
      <Markdown html={reply.html} />
      <Reactions subjectId={id} counts={reply.reactions} canReact={can.react}>
        {canReply ? (
          <Link className="react bare reply" to={paths.answerHere(id, page)} preventScrollReset>
            Reply
          </Link>
        ) : null}
        {canAccept ? (
          <button className="react bare" {...postAction(paths.threadAnswer(threadId), 'replyId', id)}>
            <Check className="icon s" aria-hidden="true" />
            Accept as the answer
          </button>
        ) : null}
        {can.save ? <BookmarkButton subjectId={id} isSaved={reply.isSaved} /> : null}
        {can.edit || can.remove ? (
          <Link className="react bare" to={paths.editReply(id)}>
            {can.edit ? 'Edit' : can.report ? 'Take down' : 'Take back'}
          </Link>
        ) : null}
        {can.report ? (
          <Link className="react bare" to={paths.report('reply', id)}>
            Report
          </Link>
        ) : null}
      </Reactions>
    </>
  )
}

function Answered({ id, name }: { id: string; name: string | null }) {
  return (
    <>
      {' · '}
      <Link className="plain" to={paths.replyHere(id)}>
        answering {name ?? 'an earlier reply'}
      </Link>
    </>
  )
}
