import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { Aside } from '#app/components/aside.tsx'
import { Avatar } from '#app/components/avatar.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { Section } from '#app/components/section.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { takeStep } from '#app/modules/mentorships/commands/change-mentorship.server.ts'
import { updateAgreement, updateNotes } from '#app/modules/mentorships/commands/write-mentorship.server.ts'
import { readMentorship } from '#app/modules/mentorships/queries/read-mentorship.server.ts'
import { mentorshipChangeSchema } from '#app/modules/mentorships/schema.ts'
import { Agreement } from '#app/modules/mentorships/ui/agreement.tsx'
import { MentorshipLog } from '#app/modules/mentorships/ui/mentorship-log.tsx'
import { MentorshipBadge } from '#app/modules/mentorships/ui/mentorship-row.tsx'
import { MentorshipSteps } from '#app/modules/mentorships/ui/mentorship-steps.tsx'
import { SharedNotes } from '#app/modules/mentorships/ui/shared-notes.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'mentors' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `Mentorship with ${data.mentorship.other.name}` : 'Mentorship'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isId(params.id)) throw notFound()
  const mentorship = await readMentorship(ctx, params.id)
  if (!mentorship) throw notFound()
  return { mentorship, zone: ctx.actor.timeZone, now: ctx.now.toISOString() }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isId(params.id)) throw notFound()
  const form = await readForm(request, mentorshipChangeSchema, ctx)
  if (!form.ok) return form.answer
  const change = form.value
  const mentorshipId = params.id
  const result =
    change.part === 'agreement'
      ? await updateAgreement(form.ctx, { mentorshipId, ...change })
      : change.part === 'notes'
        ? await updateNotes(form.ctx, { mentorshipId, ...change })
        : await takeStep(form.ctx, { mentorshipId, step: change.step, reason: change.reason })
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.mentorship(mentorshipId), 'Saved. Both of you see it.')
}

export default function MentorshipPage() {
  const { mentorship, zone, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { other, isMentor, status, log } = mentorship
  const part = readAnswer(answer).value('part')
  const answerTo = (name: string) => (part === name ? answer : undefined)
  return (
    <Page split>
      <PageHead
        crumbs={[{ label: 'Mentorships', href: paths.mentorships() }]}
        mark={<Avatar name={other.name} size="l" />}
        title={isMentor ? `You mentor ${other.name}` : `${other.name} mentors you`}
        lead={other.headline}
      />
      <div className="col">
        <Agreement mentorship={mentorship} zone={zone} answer={answerTo('agreement')} />
        <SharedNotes mentorship={mentorship} zone={zone} now={now} answer={answerTo('notes')} />
        <MentorshipLog log={log} zone={zone} now={now} />
      </div>
      <Aside label="This mentorship">
        <Section title="Where it stands">
          <p className="mt-4">
            <MentorshipBadge status={status} />
          </p>
          <MentorshipSteps mentorship={mentorship} answer={answerTo('step')} />
        </Section>
        <Section title="The two of you">
          <p className="mt-4">
            <Link to={isMentor ? paths.member(other.handle) : paths.mentor(other.handle)}>{other.name}</Link>
          </p>
          {isMentor ? null : (
            <p className="mt-4 small">
              <Link to={paths.mentorBookings(other.handle)}>Book a talk</Link>
            </p>
          )}
        </Section>
      </Aside>
    </Page>
  )
}
