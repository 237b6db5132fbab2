import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { AsideJump } from '#app/components/aside-jump.tsx'
import { Aside } from '#app/components/aside.tsx'
import { ButtonLink } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { Tabs } from '#app/components/tabs.tsx'
import { visitorContext, type Context } from '#app/modules/accounts/context.server.ts'
import { rankMentors } from '#app/modules/matching/queries/rank-mentors.server.ts'
import type { MatchView } from '#app/modules/matching/view.ts'
import { filtersFrom, type MentorFilters } from '#app/modules/mentors/domain/filters.ts'
import { listMentors } from '#app/modules/mentors/queries/list-mentors.server.ts'
import { ListedMentor, type ListedMentorProps } from '#app/modules/mentors/ui/listed-mentor.tsx'
import { MentorFilterForm } from '#app/modules/mentors/ui/mentor-filters.tsx'
import type { MentorCardView } from '#app/modules/mentors/domain/mentor-card.ts'
import { nextFreeSlots } from '#app/modules/office-hours/queries/next-free-slots.server.ts'
import { languageName } from '#app/lib/languages.ts'
import { paths } from '#app/paths.ts'
import type { Frame } from '#app/components/frame.ts'
import { givenWhole } from '#app/lib/given.ts'

export const handle: Frame = { place: 'mentors', scripts: 'members' }
export const meta: MetaFunction = () => [
  { title: 'Mentors · Guildhall' },
  { name: 'description', content: 'People who have done it before, with office hours open to you.' },
]

const PAGE = 20
const NARROW = 'narrow'

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await visitorContext(request)
  const query = new URL(request.url).searchParams
  const filters = filtersFrom(query)
  const order = query.get('order') === 'recent' ? 'recent' : undefined
  const list = (await readRanked(ctx, query, filters, order)) ?? (await readRecent(ctx, query, filters))
  const slots = await nextFreeSlots(
    ctx,
    list.cards.map(({ id }) => id),
  )
  return {
    ...list,
    slots,
    filters,
    order,
    languages: LANGUAGES.map((value) => ({ value, label: languageName(value) })),
    isMember: ctx.actor !== null,
    zone: ctx.actor?.timeZone ?? 'UTC',
  }
}

type Card = { id: string } & Pick<ListedMentorProps, 'mentor' | 'score' | 'why' | 'pills' | 'parts'>
type List = { cards: Card[]; isRanked: boolean; newer: string | null; older: string | null }

/** The best fits first, for a member who has said what they look for; null for everyone else. */
async function readRanked(
  ctx: Context,
  query: URLSearchParams,
  filters: MentorFilters,
  order?: string,
): Promise<List | null> {
  if (!ctx.actor || order === 'recent') return null
  const page = givenWhole(query.get('page'), { least: 1, most: 5 })
  const skip = (page - 1) * PAGE
  const ranking = await rankMentors({ ...ctx, actor: ctx.actor }, { top: PAGE, skip, filters })
  if (!ranking.hasWishes || (ranking.fitting === 0 && page === 1)) return null
  return {
    cards: ranking.matches.map(rankedCard),
    isRanked: true,
    newer: page > 1 ? addressOf(query, 'page', String(page - 1)) : null,
    older: ranking.fitting > skip + PAGE ? addressOf(query, 'page', String(page + 1)) : null,
  }
}

async function readRecent(ctx: Context, query: URLSearchParams, filters: MentorFilters): Promise<List> {
  const { mentors, next } = await listMentors(ctx, filters, query.get('after'))
  return {
    cards: mentors.map(recentCard),
    isRanked: false,
    newer: query.has('after') ? addressOf(query, 'after', '') : null,
    older: next ? addressOf(query, 'after', next) : null,
  }
}

function rankedCard({ mentor, score, why, pills, parts }: MatchView): Card {
  const shares = parts.map(({ feature, label, weight, points }) => ({ feature, label, weight, points }))
  return { ...cardOf(mentor), score, why, pills, parts: shares }
}

function recentCard(mentor: MentorCardView): Card {
  return { ...cardOf(mentor), why: mentor.blurb, pills: mentor.skills.map((label) => ({ label, look: 'plain' })) }
}

/** What the list shows of a mentor, and no more: it leaves twice, as the page and as its data. */
function cardOf({ id, handle, name, headline, place }: MentorCardView) {
  return { id, mentor: { handle, name, headline, place } }
}

function addressOf(query: URLSearchParams, name: string, value: string): string {
  const there = new URLSearchParams(query)
  if (value) there.set(name, value)
  else there.delete(name)
  return `${paths.mentors()}?${there}`
}

const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'uk', 'tr', 'ar', 'hi', 'yo', 'sw', 'vi', 'ja', 'zh']

export default function Mentors() {
  const { cards, isRanked, newer, older, slots, filters, order, languages, isMember, zone } =
    useLoaderData<typeof loader>()
  const tabs = [
    { label: 'Your matches', href: paths.matches() },
    { label: 'A team for your goals', href: paths.matchesTeam() },
    { label: 'Everyone', href: paths.mentors(), current: true },
  ]
  return (
    <Page split>
      <PageHead
        title="Mentors"
        lead={
          isRanked
            ? 'Those who fit your goals come first. Times are yours.'
            : 'People who have done it before, with office hours open to you.'
        }
        actions={isMember ? <ButtonLink to={paths.officeHours()}>Office hours</ButtonLink> : undefined}
      >
        {isMember ? <Tabs label="Mentors" tabs={tabs} /> : null}
      </PageHead>
      <div className="col">
        <h2 className="sr-only">{isRanked ? 'Best fits first' : 'Recently active first'}</h2>
        <AsideJump to={NARROW}>Narrow the list</AsideJump>
        {isRanked ? (
          <p className="small">
            <Link to={`${paths.mentors()}?order=recent`}>Show everyone, the recently active first</Link>
          </p>
        ) : null}
        {cards.map(({ id, ...card }) => (
          <ListedMentor key={id} {...card} next={slots[id]} zone={zone} isYours={isMember} />
        ))}
        {cards.length === 0 ? (
          <EmptyState
            title="No mentor like this yet"
            illustration="lamp"
            level={2}
            action={<ButtonLink to={paths.mentors()}>Show everyone</ButtonLink>}
          >
            Try a wider word for the skill, or leave one condition out.
          </EmptyState>
        ) : null}
        <Pagination newer={newer} older={older} newerLabel="Back" olderLabel="More mentors" />
      </div>
      <Aside label="Narrow the list" id={NARROW}>
        <MentorFilterForm
          key={JSON.stringify(filters)}
          filters={filters}
          languages={languages}
          order={order}
          all={order ? `${paths.mentors()}?order=${order}` : paths.mentors()}
        />
      </Aside>
    </Page>
  )
}
