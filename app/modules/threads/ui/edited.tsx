import { Link } from '#app/components/link.tsx'

/** Says that words were changed, with the way to what they were for those who may see it. */
export function Edited({ history }: { history: string | null }) {
  return (
    <>
      {', '}
      {history ? (
        <Link className="plain" to={history}>
          edited
        </Link>
      ) : (
        'edited'
      )}
    </>
  )
}
