import { Button } from '#app/components/button.tsx'
import { HiddenFields } from '#app/components/hidden-fields.tsx'
import { Link } from '#app/components/link.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { RelativeTime } from '#app/components/relative-time.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import { paths } from '#app/paths.ts'
import { spotKey } from '../domain/draft.ts'
import type { DraftListing } from '../view.ts'

/** One draft in the list: where it belongs, how it begins, and the way on. */
export function DraftRow({ draft, now, zone }: { draft: DraftListing; now: string; zone: string }) {
  const { what, about, href, title, excerpt, savedAt, words } = draft
  const heading = title || (about ? `${what} in “${about}”` : what)
  return (
    <li>
      <div className="grow">
        <h3>{href ? <Link to={href}>{heading}</Link> : heading}</h3>
        {words === null ? (
          excerpt ? (
            <p className="snip">{excerpt}</p>
          ) : null
        ) : (
          <>
            <p>What this was written for is no longer there, or not open to you. Your words are yours to take along.</p>
            <TextArea label="Your words" readOnly rows={4} value={words} />
          </>
        )}
        <p className="meta">
          {title && about ? (
            <span>
              {what} in {about}
            </span>
          ) : null}
          <span>
            Kept <RelativeTime at={savedAt} now={now} zone={zone} />
          </span>
        </p>
        <PostForm action={paths.drafts()} method="delete" preventScrollReset>
          <HiddenFields fields={{ draft: spotKey(draft) }} />
          <Button size="small" aria-label={`Discard: ${heading}`}>
            Discard
          </Button>
        </PostForm>
      </div>
    </li>
  )
}
