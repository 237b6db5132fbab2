import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useRouteLoaderData } from '@remix-run/react'
import type { loader as rootLoader } from '#app/root.tsx'
import type { Frame } from '#app/components/frame.ts'
import { type Context, type MemberContext, visitorContext } from '#app/modules/accounts/context.server.ts'
import { listUpcoming } from '#app/modules/events/queries/list-upcoming.server.ts'
import { suggestGroups } from '#app/modules/groups/queries/suggest-groups.server.ts'
import { greet } from '#app/modules/home/domain/greeting.ts'
import { Landing } from '#app/modules/home/ui/landing.tsx'
import { MemberHome } from '#app/modules/home/ui/member-home.tsx'
import { rankMentors } from '#app/modules/matching/queries/rank-mentors.server.ts'
import { listFeaturedMentors } from '#app/modules/mentors/queries/list-featured-mentors.server.ts'
import { nextBookings } from '#app/modules/office-hours/queries/next-bookings.server.ts'
import { listLivelyThreads } from '#app/modules/threads/queries/list-lively-threads.server.ts'
import { env } from '#app/platform/env.server.ts'

export const handle: Frame = { place: 'home', shell: 'members', scripts: 'members' }

export const meta: MetaFunction = () => [
  { title: 'Guildhall: company for people who work alone' },
  {
    name: 'description',
    content: 'Groups in your trade, events at coworking spaces, and mentors whose hours fit yours.',
  },
]

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await visitorContext(request)
  return ctx.actor ? memberHome({ ...ctx, actor: ctx.actor }) : landing(ctx)
}

async function landing(ctx: Context) {
  const [events, threads, mentors] = await Promise.all([
    listUpcoming(ctx, { limit: 4 }),
    listLivelyThreads(ctx, { limit: 4, groupIds: 'public' }),
    listFeaturedMentors(ctx, 2),
  ])
  return { page: 'landing' as const, events, threads, mentors, now: ctx.now.toISOString(), isDemo: env().DEMO }
}

async function memberHome(ctx: MemberContext) {
  const [events, bookings, threads, { matches, hasWishes }] = await Promise.all([
    listUpcoming(ctx, { limit: 4, mine: true }),
    nextBookings(ctx, 3),
    listLivelyThreads(ctx, { limit: 6, groupIds: 'mine' }),
    rankMentors(ctx, { top: 3 }),
  ])
  const suggestions = threads.length ? [] : await suggestGroups(ctx, 4)
  const { name, isVerified, timeZone } = ctx.actor
  const viewer = { name, isVerified, zone: timeZone }
  const greeting = greet(name, ctx.now, timeZone)
  const now = ctx.now.toISOString()
  return {
    page: 'home' as const,
    viewer,
    greeting,
    events,
    bookings,
    threads,
    suggestions,
    matches: { matches, hasWishes },
    now,
  }
}

export default function Front() {
  const data = useLoaderData<typeof loader>()
  const root = useRouteLoaderData<typeof rootLoader>('root')
  if (data.page === 'landing') return <Landing {...data} />
  return <MemberHome {...data} needs={root?.needs ?? []} />
}
