import type { ExportPart } from '#app/modules/accounts/export-part.server.ts'
import { Prisma } from '#app/platform/database.server.ts'

/** The spaces a member follows or runs. */
export const spacesExport: ExportPart[] = [
  {
    name: 'spacesFollowed',
    about: 'Spaces you follow',
    rows: ({ id }) => ({
      from: Prisma.sql`space_followers x join spaces s on s.id = x.space_id where x.member_id = ${id}`,
      at: Prisma.sql`x.created_at`,
      key: Prisma.sql`x.space_id`,
      row: Prisma.sql`json_build_object('space', s.name, 'since', x.created_at)`,
    }),
  },
  {
    name: 'spacesRun',
    about: 'Spaces whose team you are in',
    rows: ({ id }) => ({
      from: Prisma.sql`space_organizers x join spaces s on s.id = x.space_id where x.member_id = ${id}`,
      at: Prisma.sql`x.created_at`,
      key: Prisma.sql`x.space_id`,
      row: Prisma.sql`json_build_object('space', s.name, 'since', x.created_at)`,
    }),
  },
]
