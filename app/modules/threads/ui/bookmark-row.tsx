import { Button } from '#app/components/button.tsx'
import { Link } from '#app/components/link.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { RelativeTime } from '#app/components/relative-time.tsx'
import { paths } from '#app/paths.ts'
import type { BookmarkView } from '../view.ts'

/** One saved thread or reply. */
export function BookmarkRow({ bookmark, now, zone }: { bookmark: BookmarkView; now: string; zone: string }) {
  const { subjectId, threadId, replyId, title, excerpt, authorName, groupName, savedAt } = bookmark
  const heading = replyId ? `A reply in “${title}”` : title
  return (
    <li>
      <div className="grow">
        <h3>
          <Link to={replyId ? paths.reply(threadId, replyId) : paths.thread(threadId)}>{heading}</Link>
        </h3>
        <p className="snip">{excerpt}</p>
        <p className="meta">
          <span>{authorName}</span>
          <span>{groupName}</span>
          <span>
            Saved <RelativeTime at={savedAt} now={now} zone={zone} />
          </span>
        </p>
        <PostForm action={paths.bookmark(subjectId)} method="delete" preventScrollReset>
          <input type="hidden" name="to" value={paths.bookmarks()} />
          <Button size="small" aria-label={`Remove: ${heading}`}>
            Remove
          </Button>
        </PostForm>
      </div>
    </li>
  )
}
