import type { ExportPart } from '#app/modules/accounts/export-part.server.ts'
import { Prisma } from '#app/platform/database.server.ts'

/** The searches a member keeps. */
export const searchesExport: ExportPart[] = [
  {
    name: 'savedSearches',
    about: 'Searches you keep',
    rows: ({ id }) => ({
      from: Prisma.sql`saved_searches where member_id = ${id}`,
      at: Prisma.sql`created_at`,
      key: Prisma.sql`id`,
      row: Prisma.sql`json_build_object('words', query, 'type', type, 'filters', filters, 'keptAt', created_at)`,
    }),
  },
]
