import { ButtonLink } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Link } from '#app/components/link.tsx'
import { paths } from '#app/paths.ts'
import { searchAddress, type SearchInput } from '../domain/search-input.ts'
import { Ways } from './ways.tsx'

export type NoHitsProps = {
  input: SearchInput
  elsewhere: number
  instead: { meant: string | null; words: string[]; tags: string[] } | null
}

/** Nothing was found: what to try next. */
export function NoHits({ input, elsewhere, instead }: NoHitsProps) {
  const action =
    input.facets.length > 0 ? (
      <ButtonLink to={searchAddress(paths.search(), { ...input, facets: [], page: 1 })}>
        Search without filters
      </ButtonLink>
    ) : elsewhere > 0 ? (
      <ButtonLink to={searchAddress(paths.search(), { q: input.q, exact: input.exact })}>
        See {elsewhere} {elsewhere === 1 ? 'result' : 'results'} of other kinds
      </ButtonLink>
    ) : (
      <>
        <ButtonLink to={paths.groups()}>Ask in a group</ButtonLink>
        <ButtonLink look="quiet" to={paths.mentors()}>
          Look through the mentors
        </ButtonLink>
      </>
    )
  return (
    <>
      <EmptyState title={`Nothing found for “${input.q.slice(0, 80)}”`} level={2} illustration="lamp" action={action}>
        {instead?.meant ? (
          <>
            Did you mean <Link to={searchAddress(paths.search(), { q: instead.meant })}>{instead.meant}</Link>?{' '}
          </>
        ) : null}
        Try fewer words, or another name for it: a skill, a town, a certificate. What is not written yet can be asked.
      </EmptyState>
      {instead ? <Ways title="One word of it" words={instead.words} /> : null}
      {instead ? <Ways title="Close to it" words={instead.tags} /> : null}
    </>
  )
}
