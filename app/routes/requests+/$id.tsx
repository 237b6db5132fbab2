import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { Avatar } from '#app/components/avatar.tsx'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { FormErrors } from '#app/components/form-errors.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { Notice } from '#app/components/notice.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { Pill } from '#app/components/pill.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { Time } from '#app/components/time.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { decideRequest } from '#app/modules/mentorships/commands/decide-request.server.ts'
import { withdrawRequest } from '#app/modules/mentorships/commands/withdraw-request.server.ts'
import { readRequest } from '#app/modules/mentorships/queries/read-request.server.ts'
import { decisionSchema } from '#app/modules/mentorships/schema.ts'
import { DecisionForm } from '#app/modules/mentorships/ui/decision-form.tsx'
import { RequestBadge } from '#app/modules/mentorships/ui/request-row.tsx'
import { supportLabels, type SupportType } from '#app/lib/support.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'mentors' }
export const meta: MetaFunction = () => [{ title: 'Request for mentorship · Guildhall' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isId(params.id)) throw notFound()
  const asked = await readRequest(ctx, params.id)
  if (!asked) throw notFound()
  return { asked, zone: ctx.actor.timeZone, now: ctx.now.toISOString() }
}

const said = {
  accept: 'Accepted. Your shared page is open.',
  decline: 'Declined. They have been told.',
  'more-time': 'You have one more week.',
  withdraw: 'Your request is taken back.',
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isId(params.id)) throw notFound()
  const requestId = params.id
  const form = await readForm(request, decisionSchema, ctx)
  if (!form.ok) return form.answer
  const { decision, reason } = form.value
  const result =
    decision === 'withdraw'
      ? await withdrawRequest(form.ctx, { requestId })
      : await decideRequest(form.ctx, { requestId, decision, reason })
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.request(requestId), said[decision])
}

export default function RequestPage() {
  const { asked, zone, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { id, other, isMentor, note, goals, support, status, reason, deadlineAt, mentorshipId, can } = asked
  const first = other.name.split(' ')[0]!
  return (
    <Page className="narrow">
      <PageHead
        crumbs={[{ label: 'Mentorships', href: paths.mentorships() }]}
        mark={<Avatar name={other.name} size="l" />}
        title={isMentor ? `${other.name} asks you` : `You asked ${other.name}`}
        lead={other.headline}
      />
      <p className="row">
        <RequestBadge status={status} />
        {status === 'open' ? (
          <span className="small muted">
            {isMentor ? 'Answer until ' : `${first} has until `}
            <Time at={deadlineAt} zone={zone} now={now} />
          </span>
        ) : null}
        <Link className="small" to={isMentor ? paths.member(other.handle) : paths.mentor(other.handle)}>
          {first}’s profile
        </Link>
      </p>
      {reason ? (
        <div className="mt-4">
          <Notice title={isMentor ? 'You wrote:' : `${first} wrote:`}>{reason}</Notice>
        </div>
      ) : null}
      <Section title="The note">
        <p className="mt-4 kept-lines">{note}</p>
      </Section>
      <Section title="The goal">
        <p className="mt-4 kept-lines">{goals}</p>
        {support.length > 0 ? (
          <p className="pills mt-4">
            {support.map((type) => (
              <Pill key={type}>{supportLabels[type as SupportType] ?? type}</Pill>
            ))}
          </p>
        ) : null}
      </Section>
      {mentorshipId ? (
        <div className="row mt-4">
          <ButtonLink look="main" to={paths.mentorship(mentorshipId)}>
            Open your shared page
          </ButtonLink>
        </div>
      ) : null}
      {can.decide ? (
        <Section title="Answer">
          <DecisionForm action={paths.request(id)} mentee={first} canExtend={can.extend} answer={answer} />
        </Section>
      ) : can.withdraw ? (
        <PostForm action={paths.request(id)} className="section" answer={answer}>
          <input type="hidden" name="decision" value="withdraw" />
          <Button look="quiet">Take this request back</Button>
        </PostForm>
      ) : (
        <FormErrors errors={readAnswer(answer).problems} kept="" />
      )}
    </Page>
  )
}
