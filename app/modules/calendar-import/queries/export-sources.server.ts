import type { ExportPart } from '#app/modules/accounts/export-part.server.ts'
import { Prisma } from '#app/platform/database.server.ts'

/** The calendars a member brought to a space. Their addresses belong to the space: they may be secrets of its team. */
export const sourcesExport: ExportPart[] = [
  {
    name: 'calendarsBrought',
    about: 'Calendars you brought to spaces',
    rows: ({ id }) => ({
      from: Prisma.sql`calendar_sources x join spaces s on s.id = x.space_id where x.member_id = ${id}`,
      at: Prisma.sql`x.created_at`,
      key: Prisma.sql`x.id`,
      row: Prisma.sql`json_build_object('space', s.name, 'calendar', x.name, 'broughtAt', x.created_at)`,
    }),
  },
]
