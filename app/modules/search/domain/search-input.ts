export const searchTypes = ['all', 'members', 'mentors', 'groups', 'threads', 'events', 'spaces', 'resources'] as const
export type SearchType = (typeof searchTypes)[number]

export const searchTypeWords: Record<SearchType, string> = {
  all: 'All',
  mentors: 'Mentors',
  members: 'People',
  threads: 'Threads',
  events: 'Events',
  groups: 'Groups',
  spaces: 'Spaces',
  resources: 'Resources',
}

export const HITS_A_PAGE = 20

/** What a search address carries. Anything odd in it falls back to the plain search rather than failing. */
export type SearchInput = { q: string; type: SearchType; facets: string[]; exact: boolean; page: number }

/** The address of a search; what is at its default stays out. */
export function searchAddress(base: string, input: Partial<SearchInput>): string {
  const params = new URLSearchParams()
  if (input.q) params.set('q', input.q)
  if (input.type && input.type !== 'all') params.set('type', input.type)
  for (const value of input.facets ?? []) params.append('f', value)
  if (input.exact) params.set('exact', '1')
  if (input.page && input.page > 1) params.set('page', String(input.page))
  const query = params.toString()
  return query ? `${base}?${query}` : base
}
