import { expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { asVisitor } from '#test/factories.ts'
import { listEvents } from '#app/modules/events/queries/list-events.server.ts'
import { search } from '#app/modules/search/queries/search.server.ts'
import { listGroups } from './list-groups.server.ts'
import { listSpaces } from './list-spaces.server.ts'

useDatabase()

test('every list that is asked by words takes such questions', async () => {
  for (const q of ['-'.repeat(40), '—"'.repeat(40), 'don’t', 'Hawai\u02bbi \u0149', "'\\".repeat(20)]) {
    const ctx = asVisitor()
    expect((await listEvents(ctx, { q }, null)).items).toEqual([])
    expect((await listSpaces(ctx, { q })).spaces).toEqual([])
    expect((await listGroups(ctx, { q }, null)).rows).toEqual([])
    expect((await search(ctx, { q, type: 'all', facets: [], exact: false, page: 1 })).hits).toEqual([])
  }
})
