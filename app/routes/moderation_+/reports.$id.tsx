import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { isSiteModerator } from '#app/modules/accounts/domain/actor.ts'
import { decideReport } from '#app/modules/moderation/commands/decide-report.server.ts'
import { decideSchema } from '#app/modules/moderation/schema.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { readForm } from '#app/platform/http.server.ts'
import { wasRefused } from '#app/platform/request-scope.server.ts'

export function loader() {
  return wasRefused() ? null : redirect(paths.moderation())
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  const form = await readForm(request, decideSchema, ctx)
  if (!form.ok) return form.answer
  const result = await decideReport(form.ctx, { reportId: params.id ?? '', ...form.value })
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(
    isSiteModerator(ctx.actor) ? paths.moderation() : paths.inbox(),
    'Decided, and kept in the log.',
  )
}

export default function Decide() {
  const { problems } = readAnswer(useActionData<typeof action>())
  return (
    <Page className="narrow">
      <PageHead title="This was not decided" crumbs={[{ label: 'Moderation', href: paths.moderation() }]} />
      <Notice tone="stop" live>
        {problems.map(({ message }) => message).join(' ')} Nothing was changed.{' '}
        <Link to={paths.moderation()}>Back to the reports</Link>
      </Notice>
    </Page>
  )
}
