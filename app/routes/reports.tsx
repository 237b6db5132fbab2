import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { Button } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { RadioCards } from '#app/components/radio-cards.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { report } from '#app/modules/moderation/commands/report.server.ts'
import { readSubject } from '#app/modules/moderation/queries/read-subject.server.ts'
import { reasons } from '#app/modules/moderation/domain/report.ts'
import { reportSchema } from '#app/modules/moderation/schema.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [{ title: 'Report · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const params = new URL(request.url).searchParams
  if (!params.has('kind') && !params.has('id')) return { subject: null }
  const subject = await readSubject(ctx, params.get('kind'), params.get('id'))
  if (!subject) throw notFound()
  return { subject }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  const form = await readForm(request, reportSchema, ctx)
  if (!form.ok) return form.answer
  const [kind, id] = form.value.subject.split(':') as [string, string]
  const subject = await readSubject(ctx, kind, id)
  const result = await report(form.ctx, form.value)
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(
    subject?.href ?? paths.inbox(),
    'Thank you. A moderator will look at it, and your inbox will say what became of it.',
  )
}

export default function Report() {
  const { subject } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = readAnswer(answer)
  const value = subject?.subject ?? form.value('subject')
  if (!value)
    return (
      <Page className="narrow">
        <PageHead title="Report something" />
        <EmptyState title="Start from where it is" level={2}>
          Every thread, reply, event, group and profile has a report link. It brings you here with the right thing
          chosen.
        </EmptyState>
      </Page>
    )
  return (
    <Page className="narrow">
      <PageHead title="Report this" lead="Moderators read it. Whoever wrote it does not learn who reported it." />
      <PostForm answer={answer} action={paths.reports()} className="stack">
        <input type="hidden" name="subject" value={value} />
        {subject ? (
          <p>
            About <Link to={subject.href}>{subject.title}</Link>
          </p>
        ) : null}
        <RadioCards
          {...form.field('reason')}
          legend="What is it?"
          required
          options={Object.entries(reasons).map(([reason, label]) => ({ value: reason, label }))}
        />
        <TextArea {...form.field('details')} label="What should we know?" optional maxLength={2000} />
        <Button look="main">Send report</Button>
      </PostForm>
    </Page>
  )
}
