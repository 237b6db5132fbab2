import { Button } from '#app/components/button.tsx'
import { HiddenFields } from '#app/components/hidden-fields.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { clockWords, wallTime } from '#app/lib/clock.ts'
import { Who } from '#app/components/who.tsx'
import { paths } from '#app/paths.ts'
import type { Attendee } from '../view.ts'

export type DoorRowProps = {
  attendee: Attendee
  action: string
  /** Sent along, so that the answer leads back to the same part of the list. */
  fields: Readonly<Record<string, string>>
  zone: string
  isOpen: boolean
  isOver: boolean
}

/** One party at the door: whether it is in, and the button that changes it. */
export function DoorRow({ attendee, action, fields, zone, isOpen, isOver }: DoorRowProps) {
  const { claimId, name, handle, guests, checkedInAt, arrived } = attendee
  const party = guests + 1
  const since = checkedInAt && clockWords(wallTime(checkedInAt, zone))
  const notes = [
    handle === null ? 'Without an account' : '',
    party === 1 ? '' : `${party} people`,
    since ? `${isOver ? 'Came' : 'In since'} ${since}${party > 1 ? `, ${arrived} of them` : ''}` : '',
    !since && isOver ? 'Did not come' : '',
  ].filter(Boolean)
  return (
    <li className={since ? 'is-in' : undefined}>
      <div className="grow">
        <Who
          name={name}
          href={handle === null ? undefined : paths.member(handle)}
          sub={notes.join(' · ') || undefined}
        />
      </div>
      {isOpen ? (
        <PostForm action={action} className="row end" preventScrollReset>
          <HiddenFields fields={{ ...fields, claim: claimId }} />
          {party > 1 ? <PartySelect name={name} party={party} arrived={arrived ?? party} /> : null}
          {since && party > 1 ? (
            <Button size="small" name="intent" value="count">
              Count anew<span className="sr-only"> {name}</span>
            </Button>
          ) : null}
          {since ? (
            <Button size="small" look="quiet" name="intent" value="out">
              Undo<span className="sr-only"> {name}</span>
            </Button>
          ) : (
            <Button size="small" look="main" name="intent" value="in">
              {isOver ? 'Came' : 'Check in'}
              <span className="sr-only"> {name}</span>
            </Button>
          )}
        </PostForm>
      ) : null}
    </li>
  )
}

function PartySelect({ name, party, arrived }: { name: string; party: number; arrived: number }) {
  const most = Math.max(party, arrived)
  return (
    <select
      className="input slim"
      name="arrived"
      defaultValue={String(arrived)}
      aria-label={`How many of ${name}’s party came`}
    >
      {Array.from({ length: most }, (_, index) => (
        <option key={index} value={index + 1}>
          {index + 1} of {party}
        </option>
      ))}
    </select>
  )
}
