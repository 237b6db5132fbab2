import { CircleCheck, CircleX, History } from '#app/components/icons.tsx'
import { clockWords, wallTime } from '#app/lib/clock.ts'

export type DoorAnswer = {
  admission?: { name: string; party: number; arrived: number; since: string; isAgain: boolean }
  refused?: string
}

export type DoorVerdictProps = { answer: DoorAnswer | null; zone: string }

/** Yes or no, large enough to be seen at arm's length; read out when it changes. */
export function DoorVerdict({ answer, zone }: DoorVerdictProps) {
  return <div aria-live="assertive">{answer ? <Verdict answer={answer} zone={zone} /> : null}</div>
}

function Verdict({ answer: { admission, refused }, zone }: { answer: DoorAnswer; zone: string }) {
  if (refused) {
    return (
      <div className="verdict no">
        <CircleX className="icon" aria-hidden="true" />
        <p>
          <b>Not let in</b>
          <span>{refused}</span>
        </p>
      </div>
    )
  }
  if (!admission) return null
  const { name, party, arrived, since, isAgain } = admission
  const size = party === 1 ? '' : arrived === party ? `, ${party} people` : `, ${arrived} of ${party} people`
  return (
    <div className={isAgain ? 'verdict again' : 'verdict yes'}>
      {isAgain ? <History className="icon" aria-hidden="true" /> : <CircleCheck className="icon" aria-hidden="true" />}
      <p>
        <b>{name}</b>
        <span>{isAgain ? `Already in since ${clockWords(wallTime(since, zone))}${size}` : `Come in${size}`}</span>
      </p>
    </div>
  )
}
