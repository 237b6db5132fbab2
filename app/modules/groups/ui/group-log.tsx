import { RelativeTime } from '#app/components/relative-time.tsx'
import { roleWords, type GroupRole } from '../domain/group.ts'
import type { LogLine } from '../view.ts'

const sentences: Record<string, (subject: string, note: string) => string> = {
  'group.created': () => 'opened the group',
  'group.changed': () => 'changed the group’s settings',
  'request.accepted': (who) => `let ${who} in`,
  'request.declined': (who) => `declined the request of ${who}`,
  'role.changed': (who, role) => `made ${who} ${(roleWords[role as GroupRole] ?? role).toLowerCase()}`,
  'member.removed': (who, reason) => `removed ${who}${because(reason)}`,
  'member.banned': (who, reason) => `banned ${who}${because(reason)}`,
  'ban.lifted': (who) => `lifted the ban of ${who}`,
  'invite.created': () => 'made an invite link',
  'invite.revoked': () => 'took an invitation back',
  'thread.locked': (title) => `locked “${title}”`,
  'thread.unlocked': (title) => `opened “${title}” again`,
  'thread.pinned': (title) => `pinned “${title}”`,
  'thread.unpinned': (title) => `unpinned “${title}”`,
  'thread.deleted': (title) => `took “${title}” down`,
  'thread.moved-away': (title, to) => `moved “${title}” to ${to}`,
  'thread.moved-here': (title, from) => `moved “${title}” here from ${from}`,
  'reply.deleted': (title) => `took a reply in “${title}” down`,
}

/** What moderators did, as sentences, the newest first. */
export function GroupLog({ lines, now, zone }: { lines: readonly LogLine[]; now: string; zone: string }) {
  if (lines.length === 0) return <p className="muted">Nothing yet.</p>
  return (
    <ul className="rows tight">
      {lines.map(({ id, actor, action, subject, note, at }) => (
        <li key={id}>
          <p className="grow">
            <b>{actor ?? 'Guildhall'}</b> {sentences[action]?.(subject ?? 'somebody', note) ?? action}
          </p>
          <p className="end small muted">
            <RelativeTime at={at} now={now} zone={zone} />
          </p>
        </li>
      ))}
    </ul>
  )
}

function because(reason: string): string {
  return reason ? `: ${reason}` : ''
}
