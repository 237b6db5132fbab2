import { z } from 'zod'
import { givenWhole } from '#app/lib/given.ts'
import { searchTypes, type SearchInput } from './domain/search-input.ts'

const type = z.enum(searchTypes).catch('all')
const facet = /^(skill|support|group|is|answer|when|place|hours|seats):[a-z0-9-]{1,80}$/

/** Reads the search out of an address. */
export function readSearchInput(params: URLSearchParams): SearchInput {
  return {
    q: (params.get('q') ?? '').replaceAll('\u0000', ' ').slice(0, 200).trim(),
    type: type.parse(params.get('type') ?? 'all'),
    facets: [...new Set(params.getAll('f'))].filter((value) => facet.test(value)).slice(0, 8),
    exact: params.get('exact') === '1',
    page: givenWhole(params.get('page'), { least: 1, most: 50 }),
  }
}

/** Keeps the search of an address. */
export const saveSearchSchema = z.object({ address: z.string().max(2000) })
export const forgetSearchSchema = z.object({ id: z.string().max(40) })
