import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { Notice } from '#app/components/notice.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { createProgram } from '#app/modules/programs/commands/create-program.server.ts'
import { readOpening } from '#app/modules/programs/queries/list-programs.server.ts'
import { programSchema } from '#app/modules/programs/schema.ts'
import { ProgramFields } from '#app/modules/programs/ui/program-fields.tsx'
import { paths } from '#app/paths.ts'
import { readForm } from '#app/platform/http.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'mentors' }
export const meta: MetaFunction = () => [{ title: 'Open a program · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const { groups, decision } = await readOpening(ctx)
  return { groups, refused: decision.allowed ? null : decision.reason, zone: ctx.actor.timeZone }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  const form = await readForm(request, programSchema, ctx)
  if (!form.ok) return form.answer
  const { group, ...words } = form.value
  const result = await createProgram(form.ctx, { ...words, groupSlug: group || undefined })
  if (!result.ok) return form.refused(result.problem)
  return redirect(paths.program(result.value.slug))
}

export default function NewProgram() {
  const { groups, refused, zone } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page className="narrow">
      <PageHead
        title="Open a program"
        lead="People enrol with their wishes; you match them all at once. Everything here can be changed later."
        crumbs={[{ label: 'Programs', href: paths.programs() }]}
      />
      {refused ? (
        <Notice tone="warning" actions={<ButtonLink to={paths.newGroup()}>Open a group</ButtonLink>}>
          {refused}
        </Notice>
      ) : (
        <PostForm answer={answer} className="form">
          <ProgramFields form={readAnswer(answer)} groups={groups} zone={zone} />
          <Button look="main">Open the program</Button>
        </PostForm>
      )}
    </Page>
  )
}
