import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { Section } from '#app/components/section.tsx'
import { sendLink } from '#app/modules/accounts/commands/send-link.server.ts'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { readJoinedAs } from '#app/modules/accounts/join-mark.server.ts'
import { emailOnlySchema } from '#app/modules/accounts/schema.ts'
import { EmailForm } from '#app/modules/accounts/ui/email-form.tsx'
import { LinkSent } from '#app/modules/accounts/ui/link-sent.tsx'
import { paths } from '#app/paths.ts'
import { isDemo } from '#app/platform/env.server.ts'
import { readForm } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [{ title: 'Confirm your address · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await visitorContext(request)
  const email = actor ? actor.email : readJoinedAs(request)
  return { email, isVerified: actor?.isVerified ?? false, openMail: isDemo() }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await visitorContext(request)
  const form = await readForm(request, emailOnlySchema, ctx)
  if (!form.ok) return form.answer
  const address = request.headers.get('x-client-address') ?? undefined
  const result = await sendLink(form.ctx, { ...form.value, kind: 'verify', address })
  if (!result.ok) return form.refused(result.problem)
  return data({ sent: true as const })
}

export default function Verify() {
  const { email, isVerified, openMail } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (isVerified) {
    return (
      <Page className="narrow">
        <PageHead title="Your address is confirmed" lead="Everything in the hall is open to you." />
        <Link to={paths.home()}>Go to the front page</Link>
      </Page>
    )
  }
  return (
    <Page className="narrow">
      <PageHead
        title="Confirm your address"
        lead={`One step is left. The link we mailed to ${email || 'you'} opens the door.`}
      />
      {answer && 'sent' in answer ? (
        <LinkSent openMail={openMail} />
      ) : (
        <>
          {openMail ? (
            <Notice title="Your mail is here">
              <p>
                This hall keeps its mail to itself: <Link to={paths.capturedMail()}>open the captured mail</Link>.
              </p>
            </Notice>
          ) : null}
          <Section title="Nothing came?">
            <EmailForm answer={answer} email={email} button="Send the link again" />
          </Section>
        </>
      )}
    </Page>
  )
}
