import { Link } from '#app/components/link.tsx'
import { MapPin, Video } from '#app/components/icons.tsx'
import { Aside } from '#app/components/aside.tsx'
import { Badge } from '#app/components/badge.tsx'
import { Breadcrumbs } from '#app/components/breadcrumbs.tsx'
import { ButtonLink } from '#app/components/button.tsx'
import type { AnsweredForm } from '#app/components/form-answer.ts'
import { Emblem } from '#app/components/emblem.tsx'
import { DateTile } from '#app/components/date-tile.tsx'
import { Markdown } from '#app/components/markdown.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Page } from '#app/components/page.tsx'
import { Pill } from '#app/components/pill.tsx'
import { clockWords, wallTime } from '#app/lib/clock.ts'
import { paths } from '#app/paths.ts'
import type { EventPage } from '../view.ts'
import { EventFacts } from './event-facts.tsx'
import { EventThread } from './event-thread.tsx'
import { modeWords } from './event-words.ts'
import { OrganizerTools } from './organizer-tools.tsx'
import { OtherDates } from './other-dates.tsx'
import { SeatPanel } from './seat-panel.tsx'
import { StructuredEvent } from './structured-event.tsx'
import { WhoGoes } from './who-goes.tsx'
import { YourTicket, type YourTicketProps } from './your-ticket.tsx'

export type EventPageViewProps = {
  event: EventPage
  ticket: YourTicketProps['ticket']
  zone: string
  signedIn: boolean
  now: string
  origin: string
  answer?: AnsweredForm
}

/** The page of an event on one of its dates. */
export function EventPageView({ event, ticket, zone, signedIn, now, origin, answer }: EventPageViewProps) {
  const Icon = event.mode === 'in-person' ? MapPin : Video
  const by = [event.space && `by ${event.space.name}`, event.group && `with ${event.group.name}`]
    .filter(Boolean)
    .join(' ')
  return (
    <Page split>
      <header className="head full">
        <Breadcrumbs crumbs={[{ label: 'Events', href: paths.events() }, ...(by ? [{ label: by }] : [])]} />
        <div className="eventhead">
          <DateTile at={event.startsAt} zone={zone} size="l" tone={event.status === 'cancelled' ? 'off' : 'green'} />
          <div>
            <h1>{event.title}</h1>
            <p className="meta">
              <Badge tone="info" icon={<Icon className="icon s" aria-hidden="true" />}>
                {modeWords[event.mode]}
              </Badge>
              {event.status === 'draft' ? <Badge>Draft</Badge> : null}
              {event.status === 'cancelled' ? <Badge tone="stop">Cancelled</Badge> : null}
              {event.isOver && event.status === 'published' ? <Badge>Over</Badge> : null}
              {event.isMoved ? <Badge tone="warning">Moved from its usual time</Badge> : null}
              {event.repeats ? <span>{event.repeats}</span> : null}
            </p>
            <PhoneWhen event={event} zone={zone} />
          </div>
          <Emblem name={event.title} />
        </div>
      </header>
      <div className="col">
        {event.status === 'cancelled' ? (
          <Notice tone="stop" title="Cancelled.">
            {event.cancelReason || 'This date does not take place.'}
          </Notice>
        ) : null}
        {event.requestsWaiting > 0 ? (
          <Notice tone="warning" actions={<ButtonLink to={paths.eventRequests(event.id, event.on)}>Decide</ButtonLink>}>
            {event.requestsWaiting === 1 ? 'Somebody asks to come.' : `${event.requestsWaiting} ask to come.`}
          </Notice>
        ) : null}
        <SeatPanel event={event} signedIn={signedIn} zone={zone} now={now} answer={answer} />
        <YourTicket event={event} ticket={ticket} />
        <Markdown html={event.descriptionHtml} className="section" />
        {event.tags.length > 0 ? (
          <p className="pills section">
            {event.tags.map((tag) => (
              <Pill key={tag} href={paths.search(tag)}>
                {tag}
              </Pill>
            ))}
          </p>
        ) : null}
        {event.status === 'draft' ? null : <WhoGoes event={event} signedIn={signedIn} />}
        <EventThread event={event} now={now} zone={zone} />
        <OrganizerTools event={event} />
        {signedIn && !event.can.organize ? (
          <p className="small section">
            <Link to={paths.report('event', event.id)}>Report this event</Link>
          </p>
        ) : null}
      </div>
      <Aside label="When, where and the other dates">
        <EventFacts event={event} zone={zone} now={now} signedIn={signedIn} />
        <OtherDates event={event} zone={zone} now={now} />
      </Aside>
      {event.status === 'draft' ? null : <StructuredEvent event={event} origin={origin} />}
    </Page>
  )
}

/** The hour and the place up here too where the column that says them in full stands below everything else. */
function PhoneWhen({ event, zone }: { event: EventPage; zone: string }) {
  const place = event.space?.name || event.location
  const where = event.mode === 'online' || !place ? '' : `, ${place}`
  return (
    <p className="phone-when small" aria-hidden="true">
      {clockWords(wallTime(event.startsAt, zone))} to {clockWords(wallTime(event.endsAt, zone))}
      {where}
    </p>
  )
}
