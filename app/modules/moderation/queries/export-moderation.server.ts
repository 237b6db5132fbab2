import type { ExportPart } from '#app/modules/accounts/export-part.server.ts'
import { Prisma } from '#app/platform/database.server.ts'

/** What moderators decided about a member, and what the member reported. Who reported them is nobody's to know. */
export const moderationExport: ExportPart[] = [
  {
    name: 'sanctions',
    about: 'What moderators decided about you, and your appeals',
    rows: ({ id }) => ({
      from: Prisma.sql`sanctions where member_id = ${id}`,
      at: Prisma.sql`starts_at`,
      key: Prisma.sql`id`,
      row: Prisma.sql`json_build_object('kind', kind, 'reason', reason, 'from', starts_at, 'until', ends_at,
        'liftedAt', lifted_at, 'appeal', appeal, 'appealedAt', appealed_at)`,
    }),
  },
  {
    name: 'reports',
    about: 'What you reported',
    rows: ({ id }) => ({
      from: Prisma.sql`reports where reporter_id = ${id}`,
      at: Prisma.sql`created_at`,
      key: Prisma.sql`id`,
      row: Prisma.sql`json_build_object('about', subject_kind, 'reason', reason, 'words', details, 'status', status,
        'reportedAt', created_at, 'decidedAt', resolved_at)`,
    }),
  },
]
