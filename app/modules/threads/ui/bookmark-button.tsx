import { paths } from '#app/paths.ts'
import { postAction } from './post-actions.tsx'

/** Saves the post it stands at, or puts it back. */
export function BookmarkButton({ subjectId, isSaved = false }: { subjectId: string; isSaved?: boolean }) {
  return (
    <button
      className="react bare"
      aria-pressed={isSaved}
      {...postAction(paths.bookmark(subjectId), '_method', isSaved ? 'delete' : 'post')}
    >
      {isSaved ? 'Saved' : 'Save'}
    </button>
  )
}
