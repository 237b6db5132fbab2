import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { Badge } from '#app/components/badge.tsx'
import { Button } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { RelativeTime } from '#app/components/relative-time.tsx'
import { Section } from '#app/components/section.tsx'
import { isSlug } from '#app/lib/slug.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { startRun } from '#app/modules/programs/commands/start-run.server.ts'
import { findProgram } from '#app/modules/programs/queries/find-program.server.ts'
import { readHead } from '#app/modules/programs/queries/read-head.server.ts'
import { listRuns } from '#app/modules/programs/queries/read-run.server.ts'
import { ProgramFrame } from '#app/modules/programs/ui/program-frame.tsx'
import type { RunRow } from '#app/modules/programs/view.ts'
import { plainSchema } from '#app/lib/fields.ts'
import { paths } from '#app/paths.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'mentors' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Dry runs of ${data?.head.name ?? 'a program'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const program = isSlug(params.slug) ? await findProgram(ctx, params.slug) : null
  if (!program?.organizes) throw notFound()
  return {
    head: readHead(ctx, program),
    runs: await listRuns(ctx, program),
    zone: ctx.actor.timeZone,
    now: ctx.now.toISOString(),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isSlug(params.slug)) throw notFound()
  const form = await readForm(request, plainSchema, ctx)
  if (!form.ok) return form.answer
  const result = await startRun(form.ctx, { slug: params.slug })
  if (!result.ok) return form.refused(result.problem)
  return redirect(paths.programRun(params.slug, result.value.runId))
}

export default function Runs() {
  const { head, runs, zone, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <ProgramFrame
      program={head}
      tab="runs"
      lead="A dry run matches everybody in three ways and shows them side by side. Nobody but the organizers sees it."
    >
      <PostForm answer={answer} kept="Nothing was changed." className="stack">
        <Button look="main">Start a dry run</Button>
      </PostForm>
      <Section title="Runs so far">
        {runs.length > 0 ? (
          <ul className="rows tight">
            {runs.map((run) => (
              <li key={run.id}>
                <div className="grow">
                  <Link to={paths.programRun(head.slug, run.id)}>
                    Run started <RelativeTime at={run.createdAt} now={now} zone={zone} />
                  </Link>
                  <p className="meta">by {run.by}</p>
                </div>
                <StateBadge run={run} />
              </li>
            ))}
          </ul>
        ) : (
          <div className="mt-4">
            <EmptyState title="No run yet" illustration="lamp">
              Start one whenever you like. It changes nothing, and you can compare what comes out.
            </EmptyState>
          </div>
        )}
      </Section>
    </ProgramFrame>
  )
}

function StateBadge({ run }: { run: RunRow }) {
  if (run.isPublished) return <Badge tone="good">Published</Badge>
  switch (run.state) {
    case 'queued':
    case 'running':
      return <Badge tone="warning">Under way</Badge>
    case 'failed':
      return <Badge tone="stop">Stopped</Badge>
    case 'done':
      return <Badge>Done</Badge>
  }
}
