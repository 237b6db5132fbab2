import { Badge } from '#app/components/badge.tsx'
import { Button } from '#app/components/button.tsx'
import { ConfirmButton } from '#app/components/confirm-button.tsx'
import { HiddenFields } from '#app/components/hidden-fields.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { ordinal } from '#app/components/seating.ts'
import { Who } from '#app/components/who.tsx'
import { paths } from '#app/paths.ts'
import type { Attendee } from '../view.ts'

export type AttendeeRowProps = {
  attendee: Attendee
  action: string
  on: string
  /** The date is over, and somebody kept the door: whoever was not seen did not come. */
  wasKept: boolean
  isOver: boolean
}

/** One line of the organizers' list: who, with how many, and what can be done. */
export function AttendeeRow({ attendee, action, on, wasKept, isOver }: AttendeeRowProps) {
  const { claimId, handle, name, guests, place, isInvited, checkedInAt, arrived, state } = attendee
  const notes = [
    handle === null ? 'without an account' : '',
    place === null ? '' : `${ordinal(place)} in line`,
    state === 'offered' ? 'a seat is offered' : '',
    guests === 0 ? '' : `with ${guests} ${guests === 1 ? 'guest' : 'guests'}`,
    arrived === null || guests === 0 ? '' : `${arrived} of ${guests + 1} came`,
    isInvited ? 'invited by an organizer' : '',
  ]
  const isMissed = wasKept && state === 'confirmed' && !checkedInAt
  const fields = { on, claim: claimId }
  return (
    <li>
      <div className="grow">
        <Who
          name={name}
          href={handle === null ? undefined : paths.member(handle)}
          sub={notes.filter(Boolean).join(', ') || undefined}
        />
        {attendee.answers.some(Boolean) ? (
          <p className="small muted">{attendee.answers.filter(Boolean).join(' · ')}</p>
        ) : null}
      </div>
      <div className="row end">
        {checkedInAt ? <Badge tone="good">{isOver ? 'Came' : 'Here'}</Badge> : null}
        {isMissed ? <Badge>Did not come</Badge> : null}
        {state !== 'confirmed' && !isOver ? (
          <PostForm action={action} preventScrollReset>
            <HiddenFields fields={fields} />
            <Button size="small" name="intent" value="invite">
              Seat now
              <span className="sr-only"> {name}</span>
            </Button>
          </PostForm>
        ) : null}
        {checkedInAt || isOver ? null : (
          <ConfirmButton
            label={
              <>
                Remove<span className="sr-only"> {name}</span>
              </>
            }
            look="quiet"
            size="small"
            question={`${name} loses ${state === 'queued' ? 'the place in line' : 'the seat'} and hears of it.`}
            confirm="Remove"
            action={action}
            fields={{ ...fields, intent: 'remove' }}
          />
        )}
      </div>
    </li>
  )
}
