import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { timeZoneOptions } from '#app/lib/time-zones.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { createSpace } from '#app/modules/spaces/commands/create-space.server.ts'
import { spaceSchema } from '#app/modules/spaces/schema.ts'
import { SpaceFields } from '#app/modules/spaces/ui/space-fields.tsx'
import { paths } from '#app/paths.ts'
import { readForm } from '#app/platform/http.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'events' }
export const meta: MetaFunction = () => [{ title: 'Bring a space in · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await memberContext(request)
  return { timeZone: actor.timeZone, zones: timeZoneOptions(actor.timeZone) }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  const form = await readForm(request, spaceSchema, ctx)
  if (!form.ok) return form.answer
  const result = await createSpace(form.ctx, form.value)
  if (!result.ok) return form.refused(result.problem)
  return redirect(paths.space(result.value.slug))
}

export default function NewSpace() {
  const { timeZone, zones } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page className="form-page">
      <PageHead
        title="Bring a space in"
        lead="You will be its first organizer. Others can join the team later."
        crumbs={[{ label: 'Spaces', href: paths.spaces() }]}
      />
      <PostForm answer={answer} className="stack">
        <SpaceFields form={readAnswer(answer)} zones={zones} start={{ timeZone }} />
        <Button look="main">Open its page</Button>
      </PostForm>
    </Page>
  )
}
