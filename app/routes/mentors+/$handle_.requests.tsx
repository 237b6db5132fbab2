import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/button.tsx'
import { FormErrors } from '#app/components/form-errors.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { Notice } from '#app/components/notice.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { readMentor } from '#app/modules/pages/queries/read-mentor.server.ts'
import { MentorWaitlist } from '#app/modules/mentors/ui/mentor-waitlist.tsx'
import { requestMentorship } from '#app/modules/mentorships/commands/request-mentorship.server.ts'
import { requestSchema } from '#app/modules/mentorships/schema.ts'
import { RequestForm } from '#app/modules/mentorships/ui/request-form.tsx'
import { isSlug } from '#app/lib/slug.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'mentors' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Ask ${data?.mentor.name ?? 'a mentor'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isSlug(params.handle)) throw notFound()
  const mentor = await readMentor(ctx, params.handle)
  if (!mentor || mentor.can.edit) throw notFound()
  return { mentor, zone: ctx.actor.timeZone, now: ctx.now.toISOString() }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isSlug(params.handle)) throw notFound()
  const form = await readForm(request, requestSchema, ctx)
  if (!form.ok) return form.answer
  const result = await requestMentorship(form.ctx, { mentorHandle: params.handle, ...form.value })
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.request(result.value), 'Your request is on its way.')
}

export default function AskMentor() {
  const { mentor, zone, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const typed = readAnswer(answer)
  const note = typed.value('note')
  const { request } = mentor.can
  const { requestId } = mentor.yours
  const first = mentor.name.split(' ')[0]!
  return (
    <Page className="narrow">
      <PageHead
        crumbs={[
          { label: 'Mentors', href: paths.mentors() },
          { label: mentor.name, href: paths.mentor(mentor.handle) },
        ]}
        title={`Ask ${first} to be your mentor`}
        lead={mentor.headline}
      />
      {request.allowed ? null : <FormErrors errors={typed.problems} kept={note ? 'Your note is kept below.' : ''} />}
      <MentorWaitlist mentor={mentor} zone={zone} now={now} />
      {request.allowed ? (
        <RequestForm
          action={paths.mentorRequests(mentor.handle)}
          mentor={first}
          offered={mentor.support}
          goals={mentor.yours.goals}
          answer={answer}
        />
      ) : (
        <>
          {requestId || typed.problems.length === 0 ? (
            <Notice
              tone="warning"
              actions={
                requestId ? (
                  <ButtonLink size="small" to={paths.request(requestId)}>
                    See your request
                  </ButtonLink>
                ) : undefined
              }
            >
              {request.reason}
            </Notice>
          ) : null}
          {note ? (
            <div className="mt-4">
              <TextArea id="note" label="Your note" help="Not sent. Copy it for later." readOnly value={note} />
            </div>
          ) : null}
        </>
      )}
    </Page>
  )
}
