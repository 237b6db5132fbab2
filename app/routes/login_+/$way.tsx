import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useParams } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { sendLink } from '#app/modules/accounts/commands/send-link.server.ts'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { emailOnlySchema } from '#app/modules/accounts/schema.ts'
import { EmailForm } from '#app/modules/accounts/ui/email-form.tsx'
import { LinkSent } from '#app/modules/accounts/ui/link-sent.tsx'
import { paths } from '#app/paths.ts'
import { isDemo } from '#app/platform/env.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'

const ways = {
  forgotten: {
    kind: 'reset',
    title: 'Choose a new password',
    lead: 'We mail you a link with which you can choose a new one.',
  },
  link: {
    kind: 'sign-in',
    title: 'Sign in with a link',
    lead: 'We mail you a link that signs you in. No password needed.',
  },
} as const

export const meta: MetaFunction = ({ params }) => [{ title: `${wayOf(params.way)?.title ?? 'Not found'} · Guildhall` }]

export async function loader({ params }: LoaderFunctionArgs) {
  if (!wayOf(params.way)) throw notFound()
  return null
}

/** The form of the sign-in page has buttons that post here as well, with the address typed there. */
export async function action({ request, params }: ActionFunctionArgs) {
  const way = wayOf(params.way)
  if (!way) throw notFound()
  const ctx = await visitorContext(request)
  const form = await readForm(request, emailOnlySchema, ctx)
  if (!form.ok) return form.answer
  const address = request.headers.get('x-client-address') ?? undefined
  const formId = form.ctx.formId && `${way.kind}:${form.ctx.formId}`
  const result = await sendLink({ ...form.ctx, formId }, { ...form.value, kind: way.kind, address })
  if (!result.ok) return form.refused(result.problem)
  return data({ sent: true as const, openMail: isDemo() })
}

export default function AskForLink() {
  const { title, lead } = wayOf(useParams().way) ?? ways.link
  const answer = useActionData<typeof action>()
  const sent = answer && 'sent' in answer ? answer : null
  return (
    <Page className="narrow">
      <PageHead title={title} lead={lead} />
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

function wayOf(name: string | undefined) {
  return name === 'forgotten' || name === 'link' ? ways[name] : undefined
}
