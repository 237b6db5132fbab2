import { Link } from '#app/components/link.tsx'
import { Badge } from '#app/components/badge.tsx'
import { Emblem } from '#app/components/emblem.tsx'
import { Time } from '#app/components/time.tsx'
import { paths } from '#app/paths.ts'
import type { ProgramCard } from '../view.ts'

/** A program in a list. */
export function ProgramRow({ program, zone }: { program: ProgramCard; zone: string }) {
  const { slug, name, summary, group, mentees, mentors, roles, organizes, phase } = program
  return (
    <li>
      <Emblem name={name} />
      <div className="grow">
        <h3>
          <Link to={paths.program(slug)}>{name}</Link>
        </h3>
        <p className="small">{summary}</p>
        <p className="meta">
          <PhaseBadge program={program} />
          {roles.map((role) => (
            <Badge key={role} tone="good">
              You are a {role}
            </Badge>
          ))}
          {organizes ? <span>You organize it</span> : null}
          <span>{group ? group.name : 'The whole hall'}</span>
          <span className="num">{peopleWords(mentees, mentors)}</span>
          {phase === 'open' && program.closesAt ? (
            <span>
              Enrol until <Time at={program.closesAt} zone={zone} />
            </span>
          ) : null}
          {phase === 'soon' && program.opensAt ? (
            <span>
              From <Time at={program.opensAt} zone={zone} />
            </span>
          ) : null}
        </p>
      </div>
    </li>
  )
}

export function PhaseBadge({ program }: { program: Pick<ProgramCard, 'phase' | 'isPublished'> }) {
  if (program.isPublished) return <Badge tone="info">Matched</Badge>
  switch (program.phase) {
    case 'draft':
      return <Badge>Draft</Badge>
    case 'soon':
      return <Badge>Opens soon</Badge>
    case 'open':
      return <Badge tone="warning">Enrolment is open</Badge>
    case 'closed':
      return <Badge>Enrolment is closed</Badge>
  }
}

export function peopleWords(mentees: number, mentors: number): string {
  const of = (count: number, word: string) => (count === 1 ? `1 ${word}` : `${count} ${word}s`)
  return `${of(mentees, 'mentee')}, ${of(mentors, 'mentor')}`
}
