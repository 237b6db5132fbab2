import { Fragment } from 'react'
import { Section } from '#app/components/section.tsx'
import { Table } from '#app/components/table.tsx'
import { modeWords, unmatchedWords } from '../domain/program.ts'
import type { ModeView } from '../view.ts'
import { PersonLink } from './person-link.tsx'

/** Who is with whom in each of the three ways, and who is with nobody and why. */
export function RunPeople({ modes }: { modes: readonly ModeView[] }) {
  const mentees = [
    ...new Map(
      modes.flatMap(({ pairs, unmatched }) =>
        [...pairs.map(({ mentee }) => mentee), ...unmatched.map(({ person }) => person)].map(
          (person) => [person.handle, person] as const,
        ),
      ),
    ).values(),
  ].sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.handle < b.handle ? -1 : 1))
  return (
    <>
      <Section title="Without a mentor" note="and why">
        {modes.map((mode) => (
          <Unmatched key={mode.mode} mode={mode} />
        ))}
      </Section>
      <Section title="Who is with whom">
        <details className="mt-4">
          <summary className="cursor-pointer">
            Show {mentees.length === 1 ? 'the one mentee' : `all ${mentees.length} mentees`}
          </summary>
          <Table label="Mentees and their mentors in each way">
            <thead>
              <tr>
                <th scope="col">Mentee</th>
                {modes.map(({ mode }) => (
                  <th scope="col" key={mode}>
                    {modeWords[mode].name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {mentees.map((mentee) => (
                <tr key={mentee.handle}>
                  <th scope="row">
                    <PersonLink {...mentee} />
                  </th>
                  {modes.map(({ mode, pairs }) => (
                    <td key={mode}>
                      {pairs.find((pair) => pair.mentee.handle === mentee.handle)?.mentor.name ?? 'nobody'}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </Table>
        </details>
      </Section>
    </>
  )
}

/** Those without a mentor in one of the ways, put together by the reason. */
function Unmatched({ mode: { mode, unmatched } }: { mode: ModeView }) {
  const reasons = [...new Set(unmatched.map(({ reason }) => reason))]
  return (
    <div className="mt-4">
      <h3 className="text-base">{modeWords[mode].name}</h3>
      {unmatched.length === 0 ? <p className="muted">Everybody has a mentor.</p> : null}
      {reasons.map((reason) => {
        const people = unmatched.filter((one) => one.reason === reason).map(({ person }) => person)
        return (
          <p key={reason}>
            <span className="muted">
              {people.length === 1 ? '1 mentee' : `${people.length} mentees`}: {unmatchedWords[reason] ?? reason}.
            </span>{' '}
            {people.map((person, at) => (
              <Fragment key={person.handle || at}>
                {at > 0 ? ', ' : ''}
                <PersonLink {...person} />
              </Fragment>
            ))}
          </p>
        )
      })}
    </div>
  )
}
