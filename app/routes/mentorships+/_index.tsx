import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { Section } from '#app/components/section.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { listMentorships } from '#app/modules/mentorships/queries/list-mentorships.server.ts'
import { LineRow } from '#app/modules/mentorships/ui/line-row.tsx'
import { MentorshipRow } from '#app/modules/mentorships/ui/mentorship-row.tsx'
import { RequestRow } from '#app/modules/mentorships/ui/request-row.tsx'
import type { MentorshipView, RequestView } from '#app/modules/mentorships/view.ts'
import { paths } from '#app/paths.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'mentors' }
export const meta: MetaFunction = () => [{ title: 'Mentorships · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  return { ...(await listMentorships(ctx)), zone: ctx.actor.timeZone, now: ctx.now.toISOString() }
}

export default function Mentorships() {
  const { waitlists, received, sent, running, over, settled, zone, now } = useLoaderData<typeof loader>()
  const isEmpty = [waitlists, received, sent, running, over, settled].every((list) => list.length === 0)
  return (
    <Page>
      <PageHead
        title="Mentorships"
        lead="Regular contact over weeks or months, with a page that only the two of you see."
        actions={
          <ButtonLink look={isEmpty ? 'plain' : 'main'} to={paths.matches()}>
            Find a mentor
          </ButtonLink>
        }
      />
      {isEmpty ? (
        <EmptyState
          title="Nothing here yet"
          illustration="lamp"
          level={2}
          action={
            <ButtonLink look="main" to={paths.matches()}>
              See who fits you
            </ButtonLink>
          }
        >
          Requests you send and get will wait here, and every mentorship keeps its agreement and notes here.
        </EmptyState>
      ) : null}
      <Requests title="Waiting for your answer" requests={received} zone={zone} now={now} />
      <Running title="Under way" mentorships={running} zone={zone} now={now} />
      <Requests title="Your requests" requests={sent} zone={zone} now={now} />
      {waitlists.length > 0 ? (
        <Section title="In line">
          <ul className="rows">
            {waitlists.map((waitlist) => (
              <LineRow key={waitlist.id} waitlist={waitlist} zone={zone} now={now} />
            ))}
          </ul>
        </Section>
      ) : null}
      <Running title="Over" mentorships={over} zone={zone} now={now} />
      <Requests title="Settled requests" requests={settled} zone={zone} now={now} />
    </Page>
  )
}

type Common = { title: string; zone: string; now: string }

function Requests({ title, requests, zone, now }: Common & { requests: RequestView[] }) {
  if (requests.length === 0) return null
  return (
    <Section title={title}>
      <ul className="rows">
        {requests.map((request) => (
          <RequestRow key={request.id} request={request} zone={zone} now={now} />
        ))}
      </ul>
    </Section>
  )
}

function Running({ title, mentorships, zone, now }: Common & { mentorships: MentorshipView[] }) {
  if (mentorships.length === 0) return null
  return (
    <Section title={title}>
      <ul className="rows">
        {mentorships.map((mentorship) => (
          <MentorshipRow key={mentorship.id} mentorship={mentorship} zone={zone} now={now} />
        ))}
      </ul>
    </Section>
  )
}
