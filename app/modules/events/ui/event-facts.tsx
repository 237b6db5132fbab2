import { Link } from '#app/components/link.tsx'
import { CalendarPlus, Calendar, Clock, MapPin, Rss, Users, Video } from '#app/components/icons.tsx'
import { zoneTown } from '#app/lib/time-zones.ts'
import { clockWords, dayWords, sameClock, sameDay, wallTime } from '#app/lib/clock.ts'
import { dayName } from '#app/lib/week.ts'
import { paths } from '#app/paths.ts'
import type { EventPage } from '../view.ts'

export type EventFactsProps = { event: EventPage; zone: string; now: string; signedIn: boolean }

/** When and where, on the viewer's clock and on the clock of the place; and the calendar to take along. */
export function EventFacts({ event, zone, now, signedIn }: EventFactsProps) {
  const { space, mode, location, host, group } = event
  const address = space
    ? [space.addressName, space.addressLine, space.postcode && `${space.postcode} ${space.city}`, space.country]
    : []
  return (
    <section aria-label="When and where">
      <div className="when">
        <Clock className="icon" aria-hidden="true" />
        <When event={event} zone={zone} now={now} signedIn={signedIn} />
      </div>
      {mode === 'online' ? null : (
        <div className="when">
          <MapPin className="icon" aria-hidden="true" />
          <p>
            <b>{space ? <Link to={paths.space(space.slug)}>{space.name}</Link> : location || 'The place follows'}</b>
            {space && location ? <span>{location}</span> : null}
            {space ? <span>{address.filter(Boolean).join(', ')}</span> : null}
          </p>
        </div>
      )}
      {mode === 'in-person' ? null : (
        <div className="when">
          <Video className="icon" aria-hidden="true" />
          <p>
            <b>{mode === 'hybrid' ? 'Or online' : 'Online'}</b>
            {event.joinUrl ? (
              <span>
                <a href={event.joinUrl} rel="noopener noreferrer">
                  {event.joinUrl.replace(/^https?:\/\//, '')}
                </a>
              </span>
            ) : event.status === 'cancelled' || event.isOver ? null : (
              <span>{event.hasJoinUrl ? 'The link shows here once you have a seat.' : 'The link follows.'}</span>
            )}
          </p>
        </div>
      )}
      <div className="when">
        <Users className="icon" aria-hidden="true" />
        <p>
          <b>{host.handle ? <Link to={paths.member(host.handle)}>{host.name}</Link> : host.name}</b>
          <span>
            Host
            {group ? (
              <>
                , for <Link to={paths.group(group.slug)}>{group.name}</Link>
              </>
            ) : null}
          </span>
        </p>
      </div>
      {event.importedFrom === null ? null : (
        <div className="when">
          <Calendar className="icon" aria-hidden="true" />
          <p>
            <b>From the space’s own calendar</b>
            {event.importedFrom ? (
              <span>
                <a href={event.importedFrom} rel="noopener noreferrer nofollow">
                  {new URL(event.importedFrom).hostname}
                </a>
              </span>
            ) : null}
            <span>Seats are taken here.</span>
          </p>
        </div>
      )}
      <div className="stacked section">
        <a className="btn whole" href={paths.eventCalendar(event.id)}>
          <CalendarPlus className="icon" aria-hidden="true" />
          Add to calendar
        </a>
        {space ? (
          <a className="btn quiet whole" href={paths.spaceCalendar(space.slug)}>
            <Rss className="icon" aria-hidden="true" />
            All of {space.name}
          </a>
        ) : group ? (
          <a className="btn quiet whole" href={paths.groupCalendar(group.slug)}>
            <Rss className="icon" aria-hidden="true" />
            All of {group.name}
          </a>
        ) : null}
      </div>
    </section>
  )
}

function When({ event: { startsAt, endsAt, timeZone, town: city }, zone, now, signedIn }: EventFactsProps) {
  const [from, to] = [wallTime(startsAt, zone), wallTime(endsAt, zone)]
  const [fromThere, toThere] = [wallTime(startsAt, timeZone), wallTime(endsAt, timeZone)]
  const town = city || zoneTown(timeZone)
  const end = sameDay(from, to) ? clockWords(to) : `${dayName(to.weekday)} ${clockWords(to)}`
  const there = `${sameDay(from, fromThere) ? '' : `${dayName(fromThere.weekday)} `}${clockWords(fromThere)} to ${clockWords(toThere)}`
  return (
    <p>
      <b>
        <time dateTime={startsAt}>{dayWords(from, wallTime(now, zone).year)}</time>
      </b>
      <b>
        {clockWords(from)} to <time dateTime={endsAt}>{end}</time>
      </b>
      {sameClock(from, fromThere) ? (
        <span>{signedIn ? `your time, and the time in ${town}` : `the time in ${town}`}</span>
      ) : (
        <>
          <span>your time, {zoneTown(zone)}</span>
          <span>
            {there} in {town}
          </span>
        </>
      )}
    </p>
  )
}
