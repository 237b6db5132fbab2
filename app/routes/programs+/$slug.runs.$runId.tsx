import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/button.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Section } from '#app/components/section.tsx'
import { isSlug } from '#app/lib/slug.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { findProgram } from '#app/modules/programs/queries/find-program.server.ts'
import { readHead } from '#app/modules/programs/queries/read-head.server.ts'
import { readRun } from '#app/modules/programs/queries/read-run.server.ts'
import { ModePlots } from '#app/modules/programs/ui/mode-plots.tsx'
import { ModeTable } from '#app/modules/programs/ui/mode-table.tsx'
import { ProgramFrame } from '#app/modules/programs/ui/program-frame.tsx'
import { PublishForm } from '#app/modules/programs/ui/publish-form.tsx'
import { RunPeople } from '#app/modules/programs/ui/run-people.tsx'
import { RunProgress } from '#app/modules/programs/ui/run-progress.tsx'
import type { ProgramHead, RunView } from '#app/modules/programs/view.ts'
import { paths } from '#app/paths.ts'
import { notFound } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'mentors' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `A dry run of ${data?.head.name ?? 'a program'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const program = isSlug(params.slug) ? await findProgram(ctx, params.slug) : null
  if (!program?.organizes || !isId(params.runId)) throw notFound()
  const run = await readRun(ctx, program, params.runId)
  if (!run) throw notFound()
  return { head: readHead(ctx, program), run }
}

export default function Run() {
  const { head, run } = useLoaderData<typeof loader>()
  return (
    <ProgramFrame program={head} tab="runs" lead={leadOf(run)}>
      <Outcome head={head} run={run} />
    </ProgramFrame>
  )
}

function Outcome({ head, run }: { head: ProgramHead; run: RunView }) {
  if (run.state === 'queued' || run.state === 'running') return <RunProgress slug={head.slug} run={run} />
  if (run.state === 'failed') {
    return (
      <Notice tone="stop" actions={<ButtonLink to={paths.programRuns(head.slug)}>Back to the runs</ButtonLink>}>
        {run.problem}
      </Notice>
    )
  }
  return (
    <>
      {run.isPublished ? <Notice tone="good">What this run found is published.</Notice> : null}
      {run.pinsLeftOut > 0 ? (
        <Notice tone="warning">
          {run.pinsLeftOut === 1 ? 'One pair you fixed was' : `${run.pinsLeftOut} pairs you fixed were`} left out: the
          two can no longer be paired.
        </Notice>
      ) : null}
      <Section title="Side by side">
        <ModeTable modes={run.modes} mentees={run.mentees} />
      </Section>
      <ModePlots modes={run.modes} />
      <RunPeople modes={run.modes} />
      <Section title="Publish one of them">
        <div className="mt-4">
          <PublishForm slug={head.slug} runId={run.id} mode={head.mode} isPublished={head.publishedAt !== null} />
        </div>
      </Section>
    </>
  )
}

function leadOf(run: RunView): string | undefined {
  if (run.state !== 'done') return undefined
  const of = (count: number, word: string) => (count === 1 ? `1 ${word}` : `${count} ${word}s`)
  return `${of(run.mentees, 'mentee')} and ${of(run.mentors, 'mentor')} with ${of(run.places, 'place')}.`
}
