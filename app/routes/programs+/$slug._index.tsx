import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { ButtonLink } from '#app/components/button.tsx'
import { Card } from '#app/components/card.tsx'
import { Markdown } from '#app/components/markdown.tsx'
import { Notice } from '#app/components/notice.tsx'
import { PeopleList } from '#app/components/people-list.tsx'
import { Section } from '#app/components/section.tsx'
import { Time } from '#app/components/time.tsx'
import { isSlug } from '#app/lib/slug.ts'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { modeWords } from '#app/modules/programs/domain/program.ts'
import { readProgram } from '#app/modules/programs/queries/read-program.server.ts'
import { ProgramFrame } from '#app/modules/programs/ui/program-frame.tsx'
import { peopleWords, PhaseBadge } from '#app/modules/programs/ui/program-row.tsx'
import type { ProgramPage } from '#app/modules/programs/view.ts'
import { paths } from '#app/paths.ts'
import { notFound } from '#app/platform/http.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'mentors' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.program.name ?? 'Program'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await visitorContext(request)
  const program = isSlug(params.slug) ? await readProgram(ctx, params.slug) : null
  if (!program) throw notFound()
  return { program, zone: ctx.actor?.timeZone ?? 'UTC', now: ctx.now.toISOString() }
}

export default function Program() {
  const { program, zone, now } = useLoaderData<typeof loader>()
  return (
    <ProgramFrame program={program} tab="about" actions={<TakePart program={program} />}>
      {program.publishedAt ? <Partners program={program} /> : null}
      <Section title="What it is">
        <div className="mt-4">
          <Markdown html={program.descriptionHtml} />
        </div>
      </Section>
      <Section title="At a glance">
        <dl className="facts mt-4">
          <dt>State</dt>
          <dd>
            <PhaseBadge program={{ phase: program.phase, isPublished: program.publishedAt !== null }} />
          </dd>
          <dt>For</dt>
          <dd>
            {program.group ? <Link to={paths.group(program.group.slug)}>{program.group.name}</Link> : 'The whole hall'}
          </dd>
          {program.organizer ? (
            <>
              <dt>Opened by</dt>
              <dd>{program.organizer}</dd>
            </>
          ) : null}
          <dt>Enrolled</dt>
          <dd className="num">{peopleWords(program.mentees, program.mentors)}</dd>
          {program.opensAt ? (
            <>
              <dt>Enrolment opens</dt>
              <dd>
                <Time at={program.opensAt} zone={zone} now={now} />
              </dd>
            </>
          ) : null}
          {program.closesAt ? (
            <>
              <dt>Enrolment closes</dt>
              <dd>
                <Time at={program.closesAt} zone={zone} now={now} />
              </dd>
            </>
          ) : null}
          <dt>Wishes</dt>
          <dd>Up to {program.maxWishes} each, or none: then the score decides</dd>
          <dt>Way to match</dt>
          <dd>
            {modeWords[program.publishedMode ?? program.mode].name}.{' '}
            {modeWords[program.publishedMode ?? program.mode].promise}
          </dd>
        </dl>
      </Section>
    </ProgramFrame>
  )
}

function TakePart({ program }: { program: ProgramPage }) {
  if (program.roles.length > 0) return null
  if (!program.can.enrol) return null
  return (
    <ButtonLink look="main" to={paths.programEnrolment(program.slug)}>
      Take part
    </ButtonLink>
  )
}

function Partners({ program }: { program: ProgramPage }) {
  const certificate = program.can.check ? (
    <ButtonLink size="small" to={paths.programCertificate(program.slug)}>
      Check the matching
    </ButtonLink>
  ) : null
  if (program.partners.length === 0) {
    return (
      <Notice tone="good" actions={certificate}>
        This cohort has been matched.
      </Notice>
    )
  }
  return (
    <div className="stack">
      {program.partners.map(({ role, people }) => (
        <Card key={role} tone="green">
          <h2>{headingOf(role, people.length)}</h2>
          {people.length > 0 ? (
            <PeopleList
              people={people.map(({ handle, name, headline }) => ({ name, sub: headline, href: paths.member(handle) }))}
            />
          ) : (
            <p>
              {role === 'mentee'
                ? 'There were not enough places that fit. The organizers know; you can also look for a mentor yourself.'
                : 'Everybody found a place elsewhere this time.'}
            </p>
          )}
          {certificate ? <div className="row">{certificate}</div> : null}
        </Card>
      ))}
    </div>
  )
}

function headingOf(role: 'mentee' | 'mentor', count: number): string {
  if (role === 'mentee') return count > 0 ? 'Your mentor' : 'You have no mentor this time'
  return count === 0 ? 'You have no mentee this time' : count === 1 ? 'Your mentee' : 'Your mentees'
}
