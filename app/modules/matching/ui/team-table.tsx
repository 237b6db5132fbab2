import { Link } from '#app/components/link.tsx'
import { Table } from '#app/components/table.tsx'
import { supportLabels } from '#app/lib/support.ts'
import { paths } from '#app/paths.ts'
import type { TeamView } from '../domain/team.ts'

/** Who of a team covers what, goal by goal and support type by support type. */
export function TeamTable({ team }: { team: TeamView }) {
  const { goals, support, members } = team
  return (
    <Table label="Who covers what you need" folds>
      <thead>
        <tr>
          <th scope="col">What you need</th>
          {members.map(({ handle, name }) => (
            <th scope="col" key={handle}>
              <Link to={paths.mentor(handle)}>{name}</Link>
            </th>
          ))}
          <th scope="col">Together</th>
        </tr>
      </thead>
      <tbody>
        {goals.map(({ label, covered, isGap }, goal) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {members.map(({ handle, covers }) => (
              <td key={handle}>
                <CoverMark share={covers[goal]!} words={covers[goal]! === 0 ? 'no' : percent(covers[goal]!)} />
              </td>
            ))}
            <td>
              {isGap ? (
                <span className="due">{covered === 0 ? 'Uncovered' : `${percent(covered)}, thin`}</span>
              ) : (
                percent(covered)
              )}
            </td>
          </tr>
        ))}
        {support.map(({ type, isCovered }) => (
          <tr key={type}>
            <th scope="row">{supportLabels[type]}</th>
            {members.map(({ handle, support: offered }) => (
              <td key={handle}>
                <CoverMark share={offered.includes(type) ? 1 : 0} words={offered.includes(type) ? 'yes' : 'no'} />
              </td>
            ))}
            <td>{isCovered ? 'Covered' : <span className="due">Uncovered</span>}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** A circle that is empty, half or full, with its word. */
function CoverMark({ share, words }: { share: number; words: string }) {
  const isFull = share >= 0.65
  return (
    <span className="cover">
      <svg viewBox="0 0 14 14" aria-hidden="true">
        <circle className={isFull ? 'full' : undefined} cx="7" cy="7" r="6" />
        {!isFull && share >= 0.3 ? <path className="half" d="M7 1a6 6 0 0 1 0 12z" /> : null}
      </svg>
      {words}
    </span>
  )
}

export function percent(share: number): string {
  return `${Math.round(share * 100)}\u00a0%`
}
