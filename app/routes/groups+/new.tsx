import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { createGroup } from '#app/modules/groups/commands/create-group.server.ts'
import { createGroupSchema } from '#app/modules/groups/schema.ts'
import { GroupFields } from '#app/modules/groups/ui/group-fields.tsx'
import { paths } from '#app/paths.ts'
import { readForm } from '#app/platform/http.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'groups' }
export const meta: MetaFunction = () => [{ title: 'Open a group · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  await memberContext(request)
  return null
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  const form = await readForm(request, createGroupSchema, ctx)
  if (!form.ok) return form.answer
  const result = await createGroup(form.ctx, form.value)
  if (!result.ok) return form.refused(result.problem)
  return redirect(paths.group(result.value.slug))
}

export default function NewGroup() {
  const answer = useActionData<typeof action>()
  return (
    <Page className="narrow">
      <PageHead
        title="Open a group"
        lead="You will be its owner. Everything here can be changed later."
        crumbs={[{ label: 'Groups', href: paths.groups() }]}
      />
      <PostForm answer={answer} className="form">
        <GroupFields form={readAnswer(answer)} />
        <Button look="main">Open the group</Button>
      </PostForm>
    </Page>
  )
}
