import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { suspendedContext } from '#app/modules/accounts/context.server.ts'
import { appeal } from '#app/modules/moderation/commands/appeal.server.ts'
import { readSuspensions } from '#app/modules/moderation/queries/read-sanction.server.ts'
import { appealSchema } from '#app/modules/moderation/schema.ts'
import { AppealForm } from '#app/modules/moderation/ui/appeal-form.tsx'
import { SanctionFacts } from '#app/modules/moderation/ui/sanction-facts.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { readForm } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [{ title: 'Your account is suspended · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await suspendedContext(request)
  return { sanctions: await readSuspensions(ctx), zone: ctx.actor.timeZone, now: ctx.now.toISOString() }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await suspendedContext(request)
  const form = await readForm(request, appealSchema, ctx)
  if (!form.ok) return form.answer
  const answered = { sanctionId: form.value.sanction ?? '', appeal: form.value.appeal }
  const result = await appeal(form.ctx, answered)
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.suspended(), 'Sent. A moderator will read your appeal.')
}

export default function Suspended() {
  const { sanctions, zone, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const answered = sanctions.find(({ can }) => can.appeal)?.id
  return (
    <Page className="narrow">
      <PageHead
        title="Your account is suspended"
        lead="Until it ends, the hall is closed to you. Here you read why, and can answer; what you wrote stays where it is."
      />
      {sanctions.map((sanction) => (
        <div key={sanction.id} className="block-s">
          <SanctionFacts sanction={sanction} zone={zone} now={now} />
          {sanction.can.appeal && sanction.id !== answered ? null : <AppealForm sanction={sanction} answer={answer} />}
        </div>
      ))}
      <Section title="Your data">
        <p className="mt-4">It is yours all the same: take it along, or delete your account.</p>
        <p className="row mt-4">
          <ButtonLink to={paths.accountExport()}>Download your data</ButtonLink>
          <ButtonLink to={paths.settings('data')} look="quiet">
            Delete my account
          </ButtonLink>
        </p>
      </Section>
      <PostForm action={paths.logout()} className="mt-6">
        <Button>Sign out</Button>
      </PostForm>
    </Page>
  )
}
