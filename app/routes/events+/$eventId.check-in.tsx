import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useFetcher, useLoaderData } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { HiddenFields } from '#app/components/hidden-fields.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { Stat } from '#app/components/stat.tsx'
import { Tabs } from '#app/components/tabs.tsx'
import { useLive } from '#app/components/use-live.ts'
import { momentWords } from '#app/lib/clock.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { checkIn } from '#app/modules/events/commands/check-in.server.ts'
import { adjustCheckIn } from '#app/modules/events/commands/adjust-check-in.server.ts'
import { isWallTime } from '#app/modules/events/domain/wall-clock.ts'
import { listAttendees } from '#app/modules/events/queries/list-attendees.server.ts'
import { doorSchema } from '#app/modules/events/schema.ts'
import { DoorRow } from '#app/modules/events/ui/door-row.tsx'
import { DoorScanner } from '#app/modules/events/ui/door-scanner.tsx'
import { DoorVerdict, type DoorAnswer } from '#app/modules/events/ui/door-verdict.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm, statusOf } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import type { Frame } from '#app/components/frame.ts'

const SHOWN = 100

export const handle: Frame = { place: 'events' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Check-in for ${data?.event.title ?? 'an event'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const query = new URL(request.url).searchParams
  const on = query.get('on') || undefined
  const q = (query.get('q') ?? '').replaceAll('\0', '').slice(0, 100)
  const show =
    query.get('show') === 'here' ? ('here' as const) : query.get('show') === 'all' ? null : ('missing' as const)
  if (!isId(params.eventId) || (on && !isWallTime(on))) throw notFound()
  const found = await listAttendees(ctx, { eventId: params.eventId, on, q, show: show ?? undefined })
  if (!found.ok) throw new Response(found.problem.reason, { status: statusOf(found.problem) })
  const { event, date, counts, attendees } = found.value
  const seated = attendees.filter(({ state }) => state === 'confirmed')
  const code = (query.get('code') ?? '').slice(0, 100)
  return {
    event,
    date,
    counts,
    seated: seated.slice(0, SHOWN),
    more: Math.max(0, seated.length - SHOWN),
    q,
    show,
    code,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isId(params.eventId)) throw notFound()
  const form = await readForm(request, doorSchema)
  if (!form.ok) return form.answer
  const at = { eventId: params.eventId, on: form.value.on || undefined }
  if (form.value.intent === 'code') {
    const { code, arrived } = form.value
    const result = await checkIn(ctx, { ...at, code, arrived })
    return result.ok ? data({ admission: result.value }) : form.refused(result.problem)
  }
  const { intent, claim, arrived, q, show } = form.value
  const result = await adjustCheckIn(ctx, { ...at, intent, claim, arrived })
  if (!result.ok) return form.refused(result.problem)
  const next = intent === 'in' ? { show } : { q, show }
  return redirectSaying(paths.eventCheckIn(params.eventId, at.on, next), result.value)
}

export default function CheckIn() {
  const { event, date, counts, seated, more, q, show, code } = useLoaderData<typeof loader>()
  const posted = useActionData<typeof action>()
  const scanned = useFetcher<typeof action>()
  useLive(15)
  const here = paths.eventCheckIn(event.id, date.on)
  const answer = answerOf(scanned.data ?? posted)
  const to = (view: string) => paths.eventCheckIn(event.id, date.on, { q, show: view })

  function hand(scan: string) {
    navigator.vibrate?.(60)
    scanned.submit({ intent: 'code', on: date.on, code: scan }, { method: 'post', action: here })
  }

  return (
    <Page>
      <PageHead
        title={date.isOver ? 'Who came' : 'Check-in'}
        lead={`${event.title}, ${momentWords(date.startsAt, event.timeZone)}`}
        crumbs={[
          { label: 'Events', href: paths.events() },
          { label: event.title, href: paths.event(event.id, event.isSeries ? date.on : undefined) },
        ]}
      />
      {date.opensCheckIn ? null : (
        <Notice tone="warning">
          {date.isOff
            ? 'This date was cancelled; nobody is checked in.'
            : 'Checking in opens twelve hours before the start.'}
        </Notice>
      )}
      <DoorVerdict answer={answer} zone={event.timeZone} />
      {date.opensCheckIn ? (
        <div className="door-ways">
          {date.isOver ? null : <DoorScanner onCode={hand} />}
          <PostForm action={here} preventScrollReset>
            <input type="hidden" name="on" value={date.on} />
            <input type="hidden" name="intent" value="code" />
            <label className="sr-only" htmlFor="code">
              Code on the ticket
            </label>
            <div className="with-button">
              <input
                id="code"
                key={answer?.admission?.since ?? 'code'}
                name="code"
                className="input num"
                placeholder="Code on the ticket"
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                required
                maxLength={300}
                defaultValue={code}
              />
              <Button>Let in</Button>
            </div>
          </PostForm>
        </div>
      ) : null}
      <dl className="stats section">
        <Stat label={date.isOver ? 'Came' : 'Here'} value={counts.arrived} note={`of ${counts.people} with a seat`} />
        <Stat label={date.isOver ? 'Did not come' : 'Still expected'} value={counts.people - counts.arrived} />
      </dl>
      <Section title="The list" hideTitle>
        <Tabs
          label="Who to show"
          tabs={[
            {
              label: date.isOver ? 'Did not come' : 'Not here yet',
              href: to(''),
              count: counts.parties - counts.here,
              current: show === 'missing',
            },
            { label: date.isOver ? 'Came' : 'Here', href: to('here'), count: counts.here, current: show === 'here' },
            { label: 'All', href: to('all'), count: counts.parties, current: show === null },
          ]}
        />
        <Form method="get" action={here} role="search" className="section" preventScrollReset>
          <HiddenFields fields={{ on: date.on, ...(show === 'missing' ? {} : { show: show ?? 'all' }) }} />
          <label className="sr-only" htmlFor="q">
            Find somebody by name
          </label>
          <div className="with-button">
            <input
              id="q"
              name="q"
              type="search"
              className="input"
              placeholder="Find somebody by name"
              defaultValue={q}
            />
            <Button>Find</Button>
          </div>
        </Form>
        {seated.length > 0 ? (
          <ul className="rows tight">
            {seated.map((one) => (
              <DoorRow
                key={`${one.claimId} ${one.arrived}`}
                attendee={one}
                action={here}
                fields={{ on: date.on, q, show: show === 'missing' ? '' : (show ?? 'all') }}
                zone={event.timeZone}
                isOpen={date.opensCheckIn}
                isOver={date.isOver}
              />
            ))}
          </ul>
        ) : (
          <EmptyState
            title={q ? 'Nobody by that name in this list' : emptyWords(show, counts.parties)}
            illustration="seats"
          >
            {q ? 'Try a part of the name, or look among all.' : hintWords(counts.parties)}
          </EmptyState>
        )}
        {more > 0 ? <p className="muted small">And {more} more. Find them by name.</p> : null}
      </Section>
    </Page>
  )
}

function hintWords(parties: number): string {
  return parties === 0 ? 'Whoever takes a seat shows up here at once.' : 'The other lists have the rest.'
}

function emptyWords(show: 'here' | 'missing' | null, parties: number): string {
  if (parties === 0) return 'Nobody has a seat yet'
  return show === 'missing' ? 'Everybody is in' : 'Nobody is in yet'
}

function answerOf(answer: ReturnType<typeof useActionData<typeof action>>): DoorAnswer | null {
  if (!answer) return null
  if ('admission' in answer) return { admission: answer.admission }
  const refused = 'problem' in answer ? answer.problem?.reason : Object.values(answer.lastResult.error ?? {})[0]?.[0]
  return { refused: refused ?? 'This did not work. Nothing was changed.' }
}
