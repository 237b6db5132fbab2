import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { ButtonLink, Button } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { HiddenFields } from '#app/components/hidden-fields.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { Pill } from '#app/components/pill.tsx'
import { Section } from '#app/components/section.tsx'
import { Tabs } from '#app/components/tabs.tsx'
import { useViewer } from '#app/components/viewer.ts'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { filterFields, readEventFilter, writeEventFilter } from '#app/modules/events/domain/event-filter.ts'
import { aroundOf, listPlaces } from '#app/modules/events/queries/list-places.server.ts'
import { monthAround } from '#app/modules/events/domain/month.ts'
import { listBetween, listDrafts, listEvents } from '#app/modules/events/queries/list-events.server.ts'
import { Agenda } from '#app/modules/events/ui/agenda.tsx'
import { EventRow } from '#app/modules/events/ui/event-row.tsx'
import { MonthGrid } from '#app/modules/events/ui/month-grid.tsx'
import { PlaceFilter } from '#app/modules/events/ui/place-filter.tsx'
import { paths } from '#app/paths.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'events', scripts: 'members' }
export const meta: MetaFunction = () => [
  { title: 'Events · Guildhall' },
  { name: 'description', content: 'Gatherings of groups and coworking spaces, in the room and online.' },
]

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await visitorContext(request)
  const query = new URL(request.url).searchParams
  const asked = readEventFilter(query, ctx.actor !== null)
  const places = await listPlaces(ctx)
  const around = aroundOf(asked, places)
  const filter = { ...asked, around }
  const zone = ctx.actor?.timeZone ?? 'UTC'
  const now = ctx.now.toISOString()
  const shared = {
    filter: asked,
    cities: places.map(({ city }) => city),
    around: around && { name: around.name },
    zone,
    now,
    after: query.get('after'),
  }
  if (query.has('month')) {
    const month = monthAround(query.get('month'), ctx.now, zone)
    return { ...shared, month, items: await listBetween(ctx, filter, month.from, month.to), next: null, drafts: [] }
  }
  const [page, drafts] = await Promise.all([listEvents(ctx, filter, query.get('after')), listDrafts(ctx)])
  return { ...shared, month: null, items: page.items, next: page.next, drafts }
}

export default function Events() {
  const { filter, cities, around, zone, now, after, month, items, next, drafts } = useLoaderData<typeof loader>()
  const viewer = useViewer()
  const to = (change: Parameters<typeof writeEventFilter>[1], extra: Record<string, string> = {}) =>
    `${paths.events()}${writeEventFilter(filter, change, extra)}`
  const keep: Record<string, string> = month ? { month: month.name } : {}
  return (
    <Page>
      <PageHead
        title="Events"
        lead={viewer ? 'What is coming, on your clock.' : 'What is coming, in the hall and in the spaces around it.'}
        actions={
          <ButtonLink look="main" to={paths.newEvent()}>
            Publish an event
          </ButtonLink>
        }
      >
        <Tabs
          label="Views"
          tabs={[
            { label: 'Agenda', href: to({}), current: month === null },
            { label: 'Month', href: to({}, { month: month?.name ?? now.slice(0, 7) }), current: month !== null },
          ]}
        />
      </PageHead>
      <div className="stack">
        <Form method="get" action={paths.events()} role="search">
          <HiddenFields fields={filterFields(filter, { q: undefined }, keep)} />
          <label className="sr-only" htmlFor="q">
            Search events
          </label>
          <div className="with-button">
            <input
              id="q"
              name="q"
              type="search"
              className="input"
              placeholder="A topic, a space, a city"
              defaultValue={filter.q}
            />
            <Button>Search</Button>
          </div>
        </Form>
        <div className="pills" aria-label="Filters" role="group">
          <Pill
            look={filter.mode === 'in-person' ? 'on' : 'plain'}
            href={to({ mode: filter.mode === 'in-person' ? undefined : 'in-person' }, keep)}
          >
            In the room
          </Pill>
          <Pill
            look={filter.mode === 'online' ? 'on' : 'plain'}
            href={to({ mode: filter.mode === 'online' ? undefined : 'online' }, keep)}
          >
            Online
          </Pill>
          <Pill
            look={filter.mode === 'hybrid' ? 'on' : 'plain'}
            href={to({ mode: filter.mode === 'hybrid' ? undefined : 'hybrid' }, keep)}
          >
            Both
          </Pill>
          <Pill look={filter.free ? 'on' : 'plain'} href={to({ free: !filter.free }, keep)}>
            Seats free
          </Pill>
          <Pill look={filter.weekend ? 'on' : 'plain'} href={to({ weekend: !filter.weekend }, keep)}>
            On a weekend
          </Pill>
          {viewer ? (
            <Pill look={filter.mine ? 'on' : 'plain'} href={to({ mine: !filter.mine }, keep)}>
              Mine
            </Pill>
          ) : null}
        </div>
        {filter.space ? (
          <p className="small">
            Only at <Link to={paths.space(filter.space)}>{items[0]?.space?.name ?? filter.space}</Link>.{' '}
            <Link to={to({ space: undefined }, keep)}>Look everywhere</Link>
          </p>
        ) : null}
        <PlaceFilter filter={filter} cities={cities} around={around} keep={keep} scripted={viewer !== null} />
      </div>
      {drafts.length > 0 && !after ? (
        <Section title="Your drafts">
          <ul className="rows">
            {drafts.map((event) => (
              <EventRow key={event.occurrenceId} event={event} zone={zone} now={now} />
            ))}
          </ul>
        </Section>
      ) : null}
      {month ? (
        <Section title={month.words} note={zone === 'UTC' && !viewer ? 'Times in UTC' : undefined}>
          <MonthGrid month={month.name} label={month.words} events={items} zone={zone} now={now} />
          <Pagination
            newer={to({}, { month: month.before })}
            older={to({}, { month: month.after })}
            newerLabel="Month before"
            olderLabel="Month after"
          />
        </Section>
      ) : items.length > 0 ? (
        <Section title="Coming up" hideTitle>
          <Agenda events={items} zone={zone} now={now} />
          <Pagination
            newer={after ? to({}) : null}
            older={next ? to({}, { after: next }) : null}
            newerLabel="From today"
            olderLabel="Later"
          />
        </Section>
      ) : (
        <EmptyState
          title="Nothing here yet"
          illustration="leaf"
          action={<ButtonLink to={paths.events()}>See everything that is coming</ButtonLink>}
        >
          No event fits these filters. Loosen one, or <Link to={paths.newEvent()}>publish what you miss</Link>.
        </EmptyState>
      )}
    </Page>
  )
}
