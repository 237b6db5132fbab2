import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { Aside } from '#app/components/aside.tsx'
import { Avatar } from '#app/components/avatar.tsx'
import { ButtonLink } from '#app/components/button.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { ScoreBar } from '#app/components/score-bar.tsx'
import { Section } from '#app/components/section.tsx'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { elsewhere } from '#app/modules/accounts/elsewhere.server.ts'
import { explainMentor } from '#app/modules/matching/queries/rank-mentors.server.ts'
import { MatchBreakdown } from '#app/modules/matching/ui/match-breakdown.tsx'
import { readMentor } from '#app/modules/pages/queries/read-mentor.server.ts'
import { MentorAbout, MentorFacts } from '#app/modules/mentors/ui/mentor-about.tsx'
import { MentorWaitlist } from '#app/modules/mentors/ui/mentor-waitlist.tsx'
import { RequestForm } from '#app/modules/mentorships/ui/request-form.tsx'
import { readSlotDays } from '#app/modules/office-hours/queries/read-slot-days.server.ts'
import { noticeWords } from '#app/modules/office-hours/ui/mentor-settings-form.tsx'
import { SlotForm } from '#app/modules/office-hours/ui/slot-form.tsx'
import { languageName } from '#app/lib/languages.ts'
import { isSlug } from '#app/lib/slug.ts'
import { paths } from '#app/paths.ts'
import { notFound } from '#app/platform/http.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'mentors', scripts: 'members' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.mentor.name ?? 'No such mentor'} · Guildhall` },
  ...(data?.mentor.headline ? [{ name: 'description', content: data.mentor.headline }] : []),
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await visitorContext(request)
  if (!isSlug(params.handle)) throw notFound()
  const mentor = await readMentor(ctx, params.handle)
  if (!mentor) throw await elsewhere(ctx, params.handle, paths.mentor)
  const from = new URL(request.url).searchParams.get('from')
  const [slots, match] = await Promise.all([
    readSlotDays(ctx, { mentorId: mentor.id, from }),
    ctx.actor ? explainMentor({ ...ctx, actor: ctx.actor }, mentor.id) : null,
  ])
  return {
    mentor,
    slots,
    match,
    languages: mentor.languages.map(languageName),
    isMember: ctx.actor !== null,
    zone: ctx.actor?.timeZone ?? mentor.timeZone,
    now: ctx.now.toISOString(),
  }
}

export default function MentorPage() {
  const { mentor, slots, match, languages, isMember, zone, now } = useLoaderData<typeof loader>()
  const { can, yours } = mentor
  const first = mentor.name.split(' ')[0]!
  const here = paths.mentor(mentor.handle)
  return (
    <Page split>
      <PageHead
        crumbs={[{ label: 'Mentors', href: paths.mentors() }]}
        mark={<Avatar name={mentor.name} size="xl" />}
        title={mentor.name}
        lead={[mentor.headline, mentor.place].filter(Boolean).join('. ')}
        actions={can.edit ? <ButtonLink to={paths.officeHours()}>Change what you offer</ButtonLink> : undefined}
      />
      <div className="col">
        {mentor.isPaused ? (
          <Notice tone="warning">{first} is taking a break. Talks that are booked already take place.</Notice>
        ) : null}
        <MentorAbout mentor={mentor} />
        {match ? (
          <Section title="How you fit" note={`${Math.round(match.score * 10) / 10} of 100`}>
            <div className="stack mt-4">
              <ScoreBar parts={match.parts} />
              <p className="why">{match.why}</p>
              <MatchBreakdown score={match.score} parts={match.parts} raise={match.raise} />
            </div>
          </Section>
        ) : null}
        {mentor.isPaused || can.edit ? null : (
          <div id="slots">
            <SlotForm
              action={paths.mentorBookings(mentor.handle)}
              mentor={first}
              days={slots.days}
              timeZone={slots.timeZone}
              sessionMinutes={mentor.sessionMinutes}
              earlier={slots.earlier === null ? null : here}
              later={slots.later === null ? null : `${here}?from=${slots.later}`}
            />
          </div>
        )}
        {can.edit ? null : (
          <Section title="Ask for more than a talk" id="ask">
            <MentorWaitlist mentor={mentor} zone={zone} now={now} />
            {can.request.allowed ? (
              <RequestForm
                action={paths.mentorRequests(mentor.handle)}
                mentor={first}
                offered={mentor.support}
                goals={yours.goals}
              />
            ) : yours.position ? null : (
              <p className="mt-4">
                {can.request.reason} <WayOn isMember={isMember} here={here} {...yours} />
              </p>
            )}
          </Section>
        )}
      </div>
      <Aside label={`About ${mentor.name}`}>
        <MentorFacts mentor={mentor} languages={languages} />
        <Section title="How it works">
          <dl className="facts small">
            <dt>A talk</dt>
            <dd>{mentor.sessionMinutes} minutes, one to one</dd>
            <dt>Notice</dt>
            <dd>{noticeWords(mentor.noticeMinutes)}</dd>
            <dt>Each day</dt>
            <dd>{mentor.maxPerDay} people at most</dd>
            <dt>Booking</dt>
            <dd>{mentor.isInstant ? 'At once' : `${first} answers first`}</dd>
            <dt>If you miss it</dt>
            <dd>Ten minutes’ grace, then it can be recorded, for either of you</dd>
          </dl>
        </Section>
      </Aside>
    </Page>
  )
}

type WayOnProps = { isMember: boolean; here: string; requestId: string | null; mentorshipId: string | null }

function WayOn({ isMember, here, requestId, mentorshipId }: WayOnProps) {
  if (!isMember) return <Link to={paths.login(here)}>Sign in</Link>
  if (mentorshipId) return <Link to={paths.mentorship(mentorshipId)}>Open it</Link>
  if (requestId) return <Link to={paths.request(requestId)}>See your request</Link>
  return null
}
