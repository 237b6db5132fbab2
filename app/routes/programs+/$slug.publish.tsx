import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/button.tsx'
import { isSlug } from '#app/lib/slug.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { publishRun } from '#app/modules/programs/commands/publish-run.server.ts'
import { findProgram } from '#app/modules/programs/queries/find-program.server.ts'
import { readHead } from '#app/modules/programs/queries/read-head.server.ts'
import { publishSchema } from '#app/modules/programs/schema.ts'
import { ProgramFrame } from '#app/modules/programs/ui/program-frame.tsx'
import { PublishForm } from '#app/modules/programs/ui/publish-form.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'mentors' }
export const meta: MetaFunction = () => [{ title: 'Publish a matching · Guildhall' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const program = isSlug(params.slug) ? await findProgram(ctx, params.slug) : null
  if (!program?.organizes) throw notFound()
  return { head: readHead(ctx, program) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isSlug(params.slug)) throw notFound()
  const form = await readForm(request, publishSchema, ctx)
  if (!form.ok) return form.answer
  const result = await publishRun(form.ctx, { slug: params.slug, ...form.value })
  if (!result.ok) return form.refused(result.problem)
  const { pairs } = result.value
  return redirectSaying(
    paths.programCertificate(params.slug),
    `Published: ${pairs === 1 ? '1 pair' : `${pairs} pairs`}.`,
  )
}

export default function Publish() {
  const { head } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const typed = answer?.lastResult.initialValue as { runId?: string; mode?: string } | undefined
  return (
    <ProgramFrame program={head} tab="runs" lead="Choose the matching that counts.">
      {typed?.runId ? (
        <PublishForm
          slug={head.slug}
          runId={typed.runId}
          mode={typed.mode ?? head.mode}
          isPublished={head.publishedAt !== null}
          answer={answer}
        />
      ) : (
        <ButtonLink to={paths.programRuns(head.slug)}>Choose a dry run first</ButtonLink>
      )}
    </ProgramFrame>
  )
}
