import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Began } from '#app/components/began.tsx'
import { Button } from '#app/components/button.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { PostForm } from '#app/components/post-form.tsx'
import { isSlug } from '#app/lib/slug.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { updateProgram } from '#app/modules/programs/commands/update-program.server.ts'
import { wallWords } from '#app/modules/programs/domain/window.ts'
import { findProgram } from '#app/modules/programs/queries/find-program.server.ts'
import { readHead } from '#app/modules/programs/queries/read-head.server.ts'
import { editProgramSchema } from '#app/modules/programs/schema.ts'
import { ProgramFields } from '#app/modules/programs/ui/program-fields.tsx'
import { ProgramFrame } from '#app/modules/programs/ui/program-frame.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import { versionOf } from '#app/platform/text-version.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'mentors' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Settings of ${data?.head.name ?? 'a program'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const program = isSlug(params.slug) ? await findProgram(ctx, params.slug) : null
  if (!program?.organizes) throw notFound()
  const { name, description, mode, maxWishes, status } = program
  const zone = ctx.actor.timeZone
  const opensAt = wallWords(program.opensAt, zone)
  const closesAt = wallWords(program.closesAt, zone)
  return {
    head: readHead(ctx, program),
    version: versionOf(name, description),
    given: { name, description, mode, maxWishes, status, opensAt, closesAt },
    zone,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isSlug(params.slug)) throw notFound()
  const form = await readForm(request, editProgramSchema, ctx)
  if (!form.ok) return form.answer
  const { group: _, ...words } = form.value
  const result = await updateProgram(form.ctx, { slug: params.slug, ...words })
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.program(params.slug), 'Kept.')
}

export default function ProgramSettings() {
  const { head, given, version, zone } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <ProgramFrame program={head} tab="settings">
      <PostForm answer={answer} className="form max-w-130">
        <Began version={version} answer={answer} />
        <ProgramFields form={readAnswer(answer)} given={given} zone={zone} />
        <Button look="main">Keep these settings</Button>
      </PostForm>
    </ProgramFrame>
  )
}
