import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { Section } from '#app/components/section.tsx'
import { decodeCursor } from '#app/lib/cursor.ts'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { canOpenProgram, listPrograms } from '#app/modules/programs/queries/list-programs.server.ts'
import { ProgramRow } from '#app/modules/programs/ui/program-row.tsx'
import { paths } from '#app/paths.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'mentors' }
export const meta: MetaFunction = () => [{ title: 'Programs · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await visitorContext(request)
  const after = decodeCursor(new URL(request.url).searchParams.get('after'))
  const showsMine = ctx.actor !== null && !after
  const [mine, others, mayOpen] = await Promise.all([
    showsMine ? listPrograms(ctx, { which: 'mine' }, null) : null,
    listPrograms(ctx, { which: ctx.actor ? 'others' : undefined }, after),
    canOpenProgram(ctx),
  ])
  return { mine: mine?.rows ?? [], others, mayOpen, zone: ctx.actor?.timeZone ?? 'UTC' }
}

export default function Programs() {
  const { mine, others, mayOpen, zone } = useLoaderData<typeof loader>()
  return (
    <Page>
      <PageHead
        title="Programs"
        lead="A whole cohort of mentees and mentors, matched at once from what everybody wishes for, and checked in the open."
        actions={mayOpen ? <ButtonLink to={paths.newProgram()}>Open a program</ButtonLink> : null}
      />
      {mine.length > 0 ? (
        <Section title="Yours">
          <ul className="rows">
            {mine.map((program) => (
              <ProgramRow key={program.slug} program={program} zone={zone} />
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title={mine.length > 0 ? 'More programs' : 'All programs'}>
        {others.rows.length > 0 ? (
          <ul className="rows">
            {others.rows.map((program) => (
              <ProgramRow key={program.slug} program={program} zone={zone} />
            ))}
          </ul>
        ) : (
          <div className="mt-4">
            <EmptyState
              title={mine.length > 0 ? 'No other program at the moment' : 'No program yet'}
              action={<ButtonLink to={paths.mentors()}>Find a mentor yourself</ButtonLink>}
            >
              Groups open programs when many of their people look for mentors at the same time.
            </EmptyState>
          </div>
        )}
        <Pagination
          older={others.next ? `${paths.programs()}?after=${others.next}` : null}
          olderLabel="Earlier programs"
        />
      </Section>
    </Page>
  )
}
