import { z } from 'zod'

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

const page = z.coerce.number().int().min(1).max(50).catch(1)
const type = z.enum(searchTypes).catch('all')
const facet = /^(skill|support|group|is|answer|when|place|hours|seats):[a-z0-9-]{1,80}$/

/** Reads the search out of an address. */
export function readSearchInput(params: URLSearchParams): SearchInput {
  return {
    q: (params.get('q') ?? '').replaceAll('\u0000', ' ').slice(0, 200).trim(),
    type: type.parse(params.get('type') ?? 'all'),
    facets: [...new Set(params.getAll('f'))].filter((value) => facet.test(value)).slice(0, 8),
    exact: params.get('exact') === '1',
    page: page.parse(params.get('page') ?? 1),
  }
}

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

/** Keeps the search of an address, or with `_method` delete lets a kept one go. */
export const savedSearchSchema = z.discriminatedUnion('_method', [
  z.object({ _method: z.literal('delete'), id: z.string().max(40) }),
  z.object({ _method: z.literal('post').default('post'), address: z.string().max(2000) }),
])
