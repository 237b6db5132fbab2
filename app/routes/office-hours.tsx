import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { Aside } from '#app/components/aside.tsx'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { LanternIcon } from '#app/components/lantern-icon.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { Time } from '#app/components/time.tsx'
import { zoneTown } from '#app/lib/time-zones.ts'
import { WeekGrid } from '#app/components/week-grid.tsx'
import { memberContext, type MemberContext } from '#app/modules/accounts/context.server.ts'
import { hoursOfRules, rulesOfHours } from '#app/lib/week.ts'
import { missedWords, mustAsk } from '#app/modules/mentors/domain/missed.ts'
import { pauseMentoring, resumeMentoring } from '#app/modules/mentors/commands/pause-mentoring.server.ts'
import { saveMentorProfile } from '#app/modules/mentors/commands/save-mentor-profile.server.ts'
import { setGroupHours } from '#app/modules/office-hours/commands/set-group-hours.server.ts'
import { setTalkPlace } from '#app/modules/office-hours/commands/set-talk-place.server.ts'
import { setOfficeHours } from '#app/modules/office-hours/commands/set-office-hours.server.ts'
import { readOfficeHours, type OfficeHoursView } from '#app/modules/office-hours/queries/read-office-hours.server.ts'
import { officeHoursPageSchema, type OfficeHoursChange } from '#app/modules/office-hours/schema.ts'
import { BookingRow } from '#app/modules/office-hours/ui/booking-row.tsx'
import { GroupHoursForm } from '#app/modules/office-hours/ui/group-hours-form.tsx'
import { MentorSettingsForm } from '#app/modules/office-hours/ui/mentor-settings-form.tsx'
import { TalkPlaceForm } from '#app/modules/office-hours/ui/talk-place-form.tsx'
import type { MentorSettings } from '#app/modules/mentors/schema.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { readForm } from '#app/platform/http.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'mentors' }
export const meta: MetaFunction = () => [{ title: 'Office hours · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  return {
    ...(await readOfficeHours(ctx)),
    zone: ctx.actor.timeZone,
    now: ctx.now.toISOString(),
    handle: ctx.actor.handle,
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  const form = await readForm(request, officeHoursPageSchema, ctx)
  if (!form.ok) return form.answer
  const change = form.value
  const result = await save(form.ctx, change)
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.officeHours(), said[change.part])
}

function save(ctx: MemberContext, change: OfficeHoursChange) {
  switch (change.part) {
    case 'hours':
      return setOfficeHours(ctx, { rules: rulesOfHours(change.hours) })
    case 'settings':
      return saveMentorProfile(ctx, settingsOf(change))
    case 'group':
      return setGroupHours(ctx, { hours: groupOf(change) })
    case 'no-group':
      return setGroupHours(ctx, { hours: null })
    case 'place':
      return setTalkPlace(ctx, { place: change.place === '' ? null : { kind: change.placeKind, place: change.place } })
    case 'pause':
      return pauseMentoring(ctx)
    case 'resume':
      return resumeMentoring(ctx)
  }
}

function settingsOf({ blurb, topics, capacity, sessionMinutes, noticeMinutes, horizonDays, booking }: MentorSettings) {
  return { blurb, topics, capacity, sessionMinutes, noticeMinutes, horizonDays, instant: booking === 'instant' }
}

function groupOf({ weekday, from, until, seats, topic }: Extract<OfficeHoursChange, { part: 'group' }>) {
  return { weekday, startMinute: from, endMinute: until, seats, topic }
}

const said = {
  hours: 'Your office hours are set.',
  settings: 'What you offer is saved.',
  group: 'Your group hour is set.',
  'no-group': 'Your group hour is offered no more. Places that are booked stay.',
  place: 'Where you talk is saved. Talks that are booked keep their place.',
  pause: 'You are on a break. Nobody can ask or book until you come back.',
  resume: 'Welcome back. People can find you again.',
}

export default function OfficeHours() {
  const { mentor, toAnswer, ahead, toReview, missed, openNow, rules, timeZone, zone, now, handle } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = readAnswer(answer)
  const part = form.value('part')
  return (
    <Page split>
      <PageHead
        title="Office hours"
        lead="Short talks at set hours, one to one or in a small group. No need to know each other first."
        actions={
          <ButtonLink look={mentor ? 'plain' : 'main'} to={paths.matches()}>
            Find a mentor
          </ButtonLink>
        }
      />
      <div className="col">
        {missed > 0 ? (
          <Notice tone="warning" title={`You ${missedWords(missed).toLowerCase()}.`}>
            {mustAsk(missed)
              ? 'Until the first of them is that long ago, mentors answer each of your bookings.'
              : 'Others see this number. With a second one, mentors answer each of your bookings.'}
          </Notice>
        ) : null}
        <Talks title="Waiting for your answer" bookings={toAnswer} zone={zone} now={now} />
        <Talks title="How was it?" bookings={toReview} zone={zone} now={now} />
        <Section title="Talks ahead">
          {ahead.length > 0 ? (
            <ul className="rows">
              {ahead.map((booking) => (
                <BookingRow key={booking.id} booking={booking} zone={zone} now={now} />
              ))}
            </ul>
          ) : (
            <EmptyState title="No talk booked" illustration="lamp">
              Book a slot with a mentor and it waits here, with both clocks beside it.
            </EmptyState>
          )}
        </Section>
        {mentor ? (
          <Section title="Your week" hideTitle id="hours">
            <PostForm answer={part === 'hours' ? answer : undefined} className="stack mt-4">
              <input type="hidden" name="part" value="hours" />
              <WeekGrid
                name="hours"
                title="Hours you are in"
                value={part === 'hours' ? form.values('hours') : hoursOfRules(rules)}
                zoneLabel={`${zoneTown(timeZone)} time`}
              />
              <Button look="main">Set these hours</Button>
            </PostForm>
          </Section>
        ) : null}
        <Section title={mentor ? 'What you offer' : 'Hold office hours yourself'} id="offer">
          {mentor ? null : (
            <p className="mt-4">
              You need no title for it: somebody is where you were two years ago. Say what you offer, then set your
              hours.
            </p>
          )}
          <MentorSettingsForm answer={part === 'settings' ? answer : undefined} settings={mentor} />
        </Section>
        {mentor ? (
          <Section title="Where you talk" id="place" note="Whoever books sees it once the talk is agreed">
            <TalkPlaceForm answer={part === 'place' ? answer : undefined} place={mentor.place} />
          </Section>
        ) : null}
        {mentor ? (
          <Section title="A group hour" id="group" note="Once a week, for a few people together">
            <GroupHoursForm
              answer={part === 'group' ? answer : undefined}
              hours={mentor.group}
              zoneLabel={`${zoneTown(timeZone)} time`}
            />
          </Section>
        ) : null}
      </div>
      <Aside label="Who is in">
        <OpenNow openNow={openNow} zone={zone} now={now} />
        {mentor ? <Break isPaused={mentor.isPaused} handle={handle} places={mentor} /> : null}
      </Aside>
    </Page>
  )
}

type TalksProps = { title: string; bookings: OfficeHoursView['toAnswer']; zone: string; now: string }

function Talks({ title, bookings, zone, now }: TalksProps) {
  if (bookings.length === 0) return null
  return (
    <Section title={title}>
      <ul className="rows">
        {bookings.map((booking) => (
          <BookingRow key={booking.id} booking={booking} zone={zone} now={now} />
        ))}
      </ul>
    </Section>
  )
}

function OpenNow({ openNow, zone, now }: Pick<OfficeHoursView, 'openNow'> & { zone: string; now: string }) {
  return (
    <section className="card lamp" aria-labelledby="lamps">
      <h2 id="lamps">
        <LanternIcon /> {openNow.length > 0 ? 'Lamps lit now' : 'No lamp is lit'}
      </h2>
      {openNow.length === 0 ? <p className="small">Nobody holds office hours at this moment.</p> : null}
      <ul className="stacked mt-4">
        {openNow.map((lamp) => (
          <li key={lamp.handle}>
            <Link to={paths.mentor(lamp.handle)}>{lamp.name}</Link>
            <br />
            <span className="small">
              until <Time at={lamp.until} zone={zone} show="clock" now={now} />
              {lamp.headline ? `. ${lamp.headline}` : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

type BreakProps = {
  isPaused: boolean
  handle: string
  places: { capacity: number; activeCount: number; waiting: number }
}

function Break({ isPaused, handle, places }: BreakProps) {
  return (
    <Section title="You as a mentor">
      <p className="mt-4 small">
        {places.activeCount} of {places.capacity} places taken
        {places.waiting > 0 ? `, ${places.waiting} in line` : ''}. <Link to={paths.mentor(handle)}>See your page</Link>
      </p>
      <PostForm className="mt-4">
        <input type="hidden" name="part" value={isPaused ? 'resume' : 'pause'} />
        <Button size="small" look={isPaused ? 'main' : 'plain'}>
          {isPaused ? 'Come back' : 'Take a break'}
        </Button>
      </PostForm>
      <p className="help">
        {isPaused
          ? 'You are on a break: nobody can ask or book.'
          : 'On a break nobody can ask or book; what is booked stays.'}
      </p>
    </Section>
  )
}
