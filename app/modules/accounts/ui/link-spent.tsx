import { Link } from '#app/components/link.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { paths } from '#app/paths.ts'

export type LinkSpentProps = {
  isReplaced: boolean
  /** Where a new link is asked for. */
  again: string
  /** What may be so all the same. */
  hint?: string
}

/** Said in place of what a mailed link is for when it does not work any more. */
export function LinkSpent({ isReplaced, again, hint }: LinkSpentProps) {
  return (
    <>
      <PageHead
        title={isReplaced ? 'A newer mail took the place of this one' : 'This link has done its work'}
        lead={
          isReplaced
            ? 'Open the link in the newest mail that we sent you; only that one works.'
            : ['It has been used, has expired, or was in a mail that a newer one replaced.', hint]
                .filter(Boolean)
                .join(' ')
        }
      />
      <p className="row">
        <Link to={paths.login()}>Sign in</Link>
        <Link to={again}>Ask for a new link</Link>
      </p>
    </>
  )
}
