import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useNavigation } from '@remix-run/react'
import { Aside } from '#app/components/aside.tsx'
import { AsideJump } from '#app/components/aside-jump.tsx'
import { ButtonLink } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { ScoreBar } from '#app/components/score-bar.tsx'
import { ScoreKey } from '#app/components/score-key.tsx'
import { Tabs } from '#app/components/tabs.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { slidersFrom, MAX_RANKED } from '#app/modules/matching/domain/sliders.ts'
import { rankMentors } from '#app/modules/matching/queries/rank-mentors.server.ts'
import { SlidersForm } from '#app/modules/matching/ui/sliders-form.tsx'
import { MatchBreakdown } from '#app/modules/matching/ui/match-breakdown.tsx'
import { NotShown } from '#app/modules/matching/ui/not-shown.tsx'
import { MentorCard } from '#app/modules/mentors/ui/mentor-card.tsx'
import { nextFreeSlots } from '#app/modules/office-hours/queries/next-free-slots.server.ts'
import { paths } from '#app/paths.ts'
import type { Frame } from '#app/components/frame.ts'
import { givenWhole } from '#app/lib/given.ts'

export const handle: Frame = { place: 'mentors' }
export const meta: MetaFunction = () => [{ title: 'Your matches · Guildhall' }]

const PAGE = 10

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const query = new URL(request.url).searchParams
  const sliders = slidersFrom(query)
  const skip = PAGE * (givenWhole(query.get('page'), { least: 1, most: MAX_RANKED / PAGE }) - 1)
  const ranking = await rankMentors(ctx, { top: PAGE, skip, sliders })
  const slots = await nextFreeSlots(
    ctx,
    ranking.matches.map(({ mentor }) => mentor.id),
  )
  const pageAt = (page: number) => {
    const there = new URLSearchParams(query)
    there.set('page', String(page))
    return `${paths.matches()}?${there}`
  }
  const page = skip / PAGE + 1
  return {
    ...ranking,
    sliders,
    slots,
    newer: page > 1 ? pageAt(page - 1) : null,
    older: ranking.fitting > skip + PAGE ? pageAt(page + 1) : null,
    zone: ctx.actor.timeZone,
  }
}

export default function Matches() {
  const { matches, fitting, notShown, goals, hasWishes, hasHours, parts, sliders, slots, newer, older, zone } =
    useLoaderData<typeof loader>()
  const isRanking = useNavigation().location?.pathname === paths.matches()
  const tabs = [
    { label: 'Your matches', href: paths.matches(), current: true },
    { label: 'A team for your goals', href: paths.matchesTeam() },
    { label: 'Everyone', href: paths.mentors() },
  ]
  return (
    <Page split>
      <PageHead title={titleFor(hasWishes, fitting)} lead={hasWishes ? leadFor(goals) : undefined}>
        <Tabs label="Mentors" tabs={tabs} />
      </PageHead>
      <div className="col" aria-busy={isRanking || undefined}>
        {hasWishes && !hasHours ? (
          <Notice title="When are you free?" actions={<SetHours />}>
            Mentors whose hours meet yours come first, nights and weekends included.
          </Notice>
        ) : null}
        <h2 className="sr-only">Ranked for you</h2>
        {hasWishes ? <AsideJump to="dials">What matters to you</AsideJump> : null}
        {matches.length > 0 ? <ScoreKey entries={keyEntries} /> : null}
        {matches.map(({ mentor, score, parts, why, raise, pills }, index) => (
          <MentorCard
            key={mentor.id}
            mentor={mentor}
            score={score}
            bar={<ScoreBar parts={parts} />}
            why={why}
            pills={pills}
            next={slots[mentor.id]}
            zone={zone}
            actions={
              <>
                <ButtonLink look="quiet" size="small" to={paths.mentorBookings(mentor.handle)}>
                  See slots
                </ButtonLink>
                <ButtonLink look={index === 0 ? 'main' : 'plain'} size="small" to={paths.mentorRequests(mentor.handle)}>
                  Ask to be mentored
                </ButtonLink>
              </>
            }
          >
            <MatchBreakdown score={score} parts={parts} raise={raise} open={index === 0 && !newer} />
          </MentorCard>
        ))}
        {matches.length === 0 ? <NoMatches hasWishes={hasWishes} /> : null}
        <NotShown reasons={notShown} />
        <Pagination newer={newer} older={older} newerLabel="Better fits" olderLabel="Further down" />
      </div>
      {hasWishes ? (
        <Aside label="What matters to you" id="dials">
          <SlidersForm sliders={sliders} parts={parts} action={paths.matches()} />
        </Aside>
      ) : null}
    </Page>
  )
}

const keyEntries = [
  { feature: 'skills', label: 'Skills' },
  { feature: 'goals', label: 'Your goal' },
  { feature: 'availability', label: 'Times that fit' },
  { feature: 'support', label: 'Support' },
  { feature: 'seniority', label: 'Seniority, industry, feedback, language' },
]

function titleFor(hasWishes: boolean, fitting: number): string {
  if (!hasWishes) return 'Your matches'
  if (fitting >= MAX_RANKED) return `The ${fitting} mentors who fit you best`
  if (fitting === 0) return 'Nobody fits yet'
  return fitting === 1 ? 'One mentor fits your goals' : `${fitting} mentors fit your goals`
}

function leadFor(goals: readonly string[]): string {
  if (goals.length === 0) return 'Ranked for the skills you want to learn. Times are yours.'
  const named = goals.slice(0, 2).map((goal) => `“${goal.length > 60 ? `${goal.slice(0, 60).trim()} …` : goal}”`)
  return `Ranked for ${named.join(' and ')}. Times are yours.`
}

function NoMatches({ hasWishes }: { hasWishes: boolean }) {
  return hasWishes ? (
    <EmptyState
      title="Nobody answers these goals yet"
      illustration="lamp"
      action={<ButtonLink to={paths.mentors()}>Look at all mentors</ButtonLink>}
    >
      Loosen a condition, name a few more skills you want to learn, or look around among all mentors.
    </EmptyState>
  ) : (
    <EmptyState
      title="Tell us where you want to get"
      illustration="lamp"
      action={
        <ButtonLink look="main" to={paths.settings('profile')}>
          Write down a goal
        </ButtonLink>
      }
    >
      With one goal, or a few skills you want to learn, we can show who fits and why.
    </EmptyState>
  )
}

function SetHours() {
  return (
    <ButtonLink size="small" to={paths.settings('availability')}>
      Set your hours
    </ButtonLink>
  )
}
