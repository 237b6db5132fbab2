import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { Section } from '#app/components/section.tsx'
import { useViewer } from '#app/components/viewer.ts'
import { isSlug } from '#app/lib/slug.ts'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { listDrafts, listEvents } from '#app/modules/events/queries/list-events.server.ts'
import { Agenda } from '#app/modules/events/ui/agenda.tsx'
import { EventRow } from '#app/modules/events/ui/event-row.tsx'
import { readGroup } from '#app/modules/pages/queries/read-group.server.ts'
import { GroupHead } from '#app/modules/groups/ui/group-head.tsx'
import { paths } from '#app/paths.ts'
import { notFound } from '#app/platform/http.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'groups', scripts: 'members' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Events of ${data?.group.name ?? 'a group'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  if (!isSlug(params.slug)) throw notFound()
  const ctx = await visitorContext(request)
  const group = await readGroup(ctx, params.slug)
  if (!group?.can.seeInside) throw notFound()
  const after = new URL(request.url).searchParams.get('after')
  const [page, drafts] = await Promise.all([
    listEvents(ctx, { groupId: group.id }, after),
    group.membershipStatus === 'active' ? listDrafts(ctx, group.id) : [],
  ])
  return { group, ...page, drafts, after, now: ctx.now.toISOString() }
}

export default function GroupEvents() {
  const { group, items, next, drafts, after, now } = useLoaderData<typeof loader>()
  const viewer = useViewer()
  const zone = viewer?.timeZone ?? 'UTC'
  const here = paths.groupEvents(group.slug)
  const publish = group.can.write ? (
    <ButtonLink look="main" to={paths.newEvent({ group: group.slug })}>
      Publish an event
    </ButtonLink>
  ) : null
  return (
    <Page>
      <GroupHead group={group} tab="events" signedIn={viewer !== null} />
      <PageHead
        className="section"
        title="Events"
        actions={
          <>
            {publish}
            <a className="btn quiet" href={paths.groupCalendar(group.slug)}>
              Subscribe to the calendar
            </a>
          </>
        }
      />
      {drafts.length > 0 && !after ? (
        <Section title="Drafts">
          <ul className="rows">
            {drafts.map((event) => (
              <EventRow key={event.occurrenceId} event={event} zone={zone} now={now} hides="group" />
            ))}
          </ul>
        </Section>
      ) : null}
      {items.length > 0 ? (
        <Section title="Coming up" hideTitle>
          <Agenda events={items} zone={zone} now={now} hides="group" />
          <Pagination
            newer={after ? here : null}
            older={next ? `${here}?after=${next}` : null}
            newerLabel="From today"
            olderLabel="Later"
          />
        </Section>
      ) : (
        <EmptyState title="Nothing planned" illustration="leaf" action={publish}>
          When someone in {group.name} sets a date, it shows here and in the group’s calendar.
        </EmptyState>
      )}
    </Page>
  )
}
