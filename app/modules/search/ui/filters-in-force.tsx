import { AsideJump } from '#app/components/aside-jump.tsx'
import { X } from '#app/components/icons.tsx'
import { Link } from '#app/components/link.tsx'
import { paths } from '#app/paths.ts'
import type { FacetGroup } from '../domain/facets.ts'
import { searchAddress, type SearchInput } from '../domain/search-input.ts'

/** The id of the place where results are narrowed. */
export const NARROW = 'narrow'

/** The filters chosen, each with a way to let it go; on a narrow screen the way down to all of them. */
export function FiltersInForce({ input, groups }: { input: SearchInput; groups: FacetGroup[] }) {
  const chosen = groups.flatMap(({ choices }) => choices.filter((choice) => choice.chosen))
  if (groups.length === 0) return null
  return (
    <div className={chosen.length > 0 ? 'filters' : 'filters none'}>
      <AsideJump to={NARROW}>Narrow down</AsideJump>
      {chosen.map(({ value, label }) => (
        <Link
          className="pill on"
          key={value}
          to={searchAddress(paths.search(), {
            ...input,
            facets: input.facets.filter((facet) => facet !== value),
            page: 1,
          })}
        >
          <span className="sr-only">Without </span>
          {label}
          <X className="icon s" aria-hidden="true" />
        </Link>
      ))}
    </div>
  )
}
