import { onlyWhere, type ExportPart } from '#app/modules/accounts/export-part.server.ts'
import { knownGroups } from '#app/modules/visibility/filters.server.ts'
import { Prisma } from '#app/platform/database.server.ts'

/** A member's groups, what they keep there, and whom they asked in. */
export const groupsExport: ExportPart[] = [
  {
    name: 'groups',
    about: 'Your groups',
    rows: (me) => ({
      from: Prisma.sql`memberships ms join groups g on g.id = ms.group_id where ms.member_id = ${me.id} and ms.status <> 'banned'`,
      at: Prisma.sql`ms.joined_at`,
      key: Prisma.sql`ms.group_id`,
      row: Prisma.sql`json_build_object('group', ${onlyWhere(knownGroups(me), 'g.name')}, 'role', ms.role, 'status', ms.status,
        'answers', ms.answers, 'mail', ms.mail_level, 'joinedAt', ms.joined_at, 'readUntil', ms.last_read_at)`,
    }),
  },
  {
    name: 'resources',
    about: 'What you put on the shelves of groups',
    rows: (me) => ({
      from: Prisma.sql`resources x join groups g on g.id = x.group_id where x.author_id = ${me.id} and x.deleted_at is null`,
      at: Prisma.sql`x.created_at`,
      key: Prisma.sql`x.id`,
      row: Prisma.sql`json_build_object('group', ${onlyWhere(knownGroups(me), 'g.name')}, 'title', x.title, 'url', x.url,
        'body', x.body, 'keptAt', x.created_at)`,
    }),
  },
  {
    name: 'invitations',
    about: 'Invitations you made',
    rows: (me) => ({
      from: Prisma.sql`group_invites x join groups g on g.id = x.group_id where x.created_by_id = ${me.id}`,
      at: Prisma.sql`x.created_at`,
      key: Prisma.sql`x.id`,
      row: Prisma.sql`json_build_object('group', ${onlyWhere(knownGroups(me), 'g.name')},
        'by', case when x.email is null then 'link' else 'mail' end, 'madeAt', x.created_at, 'endsAt', x.expires_at,
        'takenBackAt', x.revoked_at)`,
    }),
  },
]
