import { data, type ActionFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData } from '@remix-run/react'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { sendLink } from '#app/modules/accounts/commands/send-link.server.ts'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { emailOnlySchema } from '#app/modules/accounts/schema.ts'
import { EmailForm } from '#app/modules/accounts/ui/email-form.tsx'
import { LinkSent } from '#app/modules/accounts/ui/link-sent.tsx'
import { paths } from '#app/paths.ts'
import { isOpenHouse } from '#app/platform/env.server.ts'
import { readForm } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [{ title: 'Choose a new password · Guildhall' }]

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await visitorContext(request)
  const form = await readForm(request, emailOnlySchema)
  if (!form.ok) return form.answer
  const result = await sendLink({ ...ctx, formId: form.formId }, { ...form.value, kind: 'reset' })
  if (!result.ok) return form.refused(result.problem)
  return data({ sent: true as const, openMail: isOpenHouse() })
}

export default function Forgotten() {
  const answer = useActionData<typeof action>()
  const sent = answer && 'sent' in answer ? answer : null
  return (
    <Page className="narrow">
      <PageHead title="Choose a new password" lead="We mail you a link with which you can choose a new one." />
      {sent ? (
        <LinkSent openMail={sent.openMail} />
      ) : (
        <EmailForm answer={answer && 'lastResult' in answer ? answer : undefined} button="Send the link" />
      )}
      <p className="mt-4">
        <Link to={paths.login()}>Back to signing in</Link>
      </p>
    </Page>
  )
}
