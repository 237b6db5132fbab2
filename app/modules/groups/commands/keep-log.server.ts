import type { Prisma, Tx } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'

export type LogEntry = {
  actorId: string
  action: string
  subjectKind: 'group' | 'member' | 'thread' | 'reply' | 'invite'
  subjectId: string
  groupId: string
  details?: Record<string, string | null>
  at: Date
}

/** Writes what somebody did by their office into the group's log, which nobody can change afterwards. */
export async function keepLog(tx: Tx, entry: LogEntry): Promise<void> {
  const { actorId, action, subjectKind, subjectId, groupId, details = {}, at } = entry
  await tx.auditEntry.create({
    data: {
      id: newId(),
      actorId,
      action,
      subjectKind,
      subjectId,
      groupId,
      details: details as Prisma.InputJsonValue,
      createdAt: at,
    },
  })
}
