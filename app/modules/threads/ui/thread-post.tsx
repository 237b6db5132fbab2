import { Link } from '#app/components/link.tsx'
import { CachedMarkup } from '#app/components/cached-markup.tsx'
import { Markdown } from '#app/components/markdown.tsx'
import { Pill } from '#app/components/pill.tsx'
import { Time } from '#app/components/time.tsx'
import { Who } from '#app/components/who.tsx'
import { paths } from '#app/paths.ts'
import type { ThreadView } from '../view.ts'
import { BookmarkButton } from './bookmark-button.tsx'
import { Edited } from './edited.tsx'
import { Reactions } from './reactions.tsx'

/** What a thread opens with. */
export function ThreadPost({ thread, zone, now }: { thread: ThreadView; zone: string; now: string }) {
  const { id, author, headline, office, at, isEdited, html, tags, group, reactions, isSaved, can } = thread
  const of = { id, author, headline, office, at, isEdited, html, tags, group, reactions, isSaved, can, zone, now }
  return <CachedMarkup as="article" className="post" inside={FirstPost} of={of} />
}

type FirstPostProps = Pick<ThreadView, 'id' | 'author' | 'headline' | 'office' | 'at' | 'isEdited' | 'html' | 'tags'> &
  Pick<ThreadView, 'group' | 'reactions' | 'isSaved' | 'can'> & { zone: string; now: string }

function FirstPost({ zone, now, ...thread }: FirstPostProps) {
  const { id, author, tags, group, can } = thread
  return (
    <>
      <Who
        name={author.name}
        href={author.handle ? paths.member(author.handle) : undefined}
        sub={
          <>
            {thread.headline ? `${thread.headline}. ` : null}
            <Time at={thread.at} zone={zone} now={now} />
            {thread.isEdited ? <Edited history={can.history ? paths.threadHistory(id) : null} /> : null}
            {thread.office ? `. ${thread.office}` : null}
          </>
        }
      />
      <Markdown html={thread.html} />
      {tags.length > 0 ? (
        <p className="pills mt-4">
          {tags.map((tag) => (
            <Pill key={tag} href={`${paths.groupThreads(group.slug)}?tag=${encodeURIComponent(tag)}`}>
              {tag}
            </Pill>
          ))}
        </p>
      ) : null}
      <div className="mt-4">
        <Reactions subjectId={id} counts={thread.reactions} canReact={can.react}>
          {can.reply ? (
            <a className="react bare reply" href="#reply-form">
              Reply
            </a>
          ) : null}
          {can.follow ? <BookmarkButton subjectId={id} isSaved={thread.isSaved} /> : null}
          {can.edit || can.remove ? (
            <Link className="react bare" to={paths.threadEdit(id)}>
              {can.edit ? 'Edit' : can.report ? 'Take down' : 'Take back'}
            </Link>
          ) : null}
          {can.report ? (
            <Link className="react bare" to={paths.report('thread', id)}>
              Report
            </Link>
          ) : null}
        </Reactions>
      </div>
    </>
  )
}
