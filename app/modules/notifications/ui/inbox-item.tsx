import { Link } from '#app/components/link.tsx'
import {
  AtSign,
  BellRing,
  CalendarDays,
  CheckCheck,
  Heart,
  MessageCircle,
  Scale,
  Search,
  Users,
} from '#app/components/icons.tsx'
import { Avatar } from '#app/components/avatar.tsx'
import { Badge } from '#app/components/badge.tsx'
import { Button } from '#app/components/button.tsx'
import { LanternIcon } from '#app/components/lantern-icon.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { RelativeTime } from '#app/components/relative-time.tsx'
import { paths } from '#app/paths.ts'
import type { InboxItemView } from '../view.ts'

/** One thing that concerns you. */
export function InboxItem({ item, now, zone }: { item: InboxItemView; now: string; zone: string }) {
  return (
    <li>
      {item.actor ? <Avatar name={item.actor} /> : <KindMark kind={item.kind} />}
      <div className="grow">
        <h3>
          <Link to={item.href}>{item.title}</Link>
        </h3>
        {item.detail ? <p className="snip">{item.detail}</p> : null}
        <p className="meta">
          {item.isRead ? null : <Badge tone="warning">New</Badge>}
          <RelativeTime at={item.at} now={now} zone={zone} />
          {item.group ? <span>{item.group}</span> : null}
        </p>
        {item.isRead ? null : (
          <PostForm action={paths.inboxRead()} preventScrollReset>
            <input type="hidden" name="id" value={item.id} />
            <Button size="small" aria-label={`Mark as read: ${item.title}`}>
              Mark as read
            </Button>
          </PostForm>
        )}
      </div>
    </li>
  )
}

const marks: Record<string, typeof Users> = {
  reply: MessageCircle,
  follow: MessageCircle,
  mention: AtSign,
  answer: CheckCheck,
  thanks: Heart,
  membership: Users,
  event: CalendarDays,
  organizer: CalendarDays,
  seat: CalendarDays,
  reminder: BellRing,
  search: Search,
  moderation: Scale,
}

function KindMark({ kind }: { kind: string }) {
  const Icon = marks[kind]
  return <span className="mono">{Icon ? <Icon className="icon" aria-hidden="true" /> : <LanternIcon />}</span>
}
