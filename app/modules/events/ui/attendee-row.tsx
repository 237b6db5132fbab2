import { Badge } from '#app/components/badge.tsx'
import { Button } from '#app/components/button.tsx'
import { ConfirmButton } from '#app/components/confirm-button.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { ordinal } from '#app/components/seating.ts'
import { Who } from '#app/components/who.tsx'
import { paths } from '#app/paths.ts'
import type { Attendee } from '../view.ts'

export type AttendeeRowProps = { attendee: Attendee; action: string; on: string; opensCheckIn: boolean }

/** One line of the organizers' list: who, with how many, and what can be done. */
export function AttendeeRow({ attendee, action, on, opensCheckIn }: AttendeeRowProps) {
  const { handle, name, guests, place, isInvited, checkedInAt, state } = attendee
  const notes = [
    place === null ? '' : `${ordinal(place)} in line`,
    guests === 0 ? '' : `with ${guests} ${guests === 1 ? 'guest' : 'guests'}`,
    isInvited ? 'invited by an organizer' : '',
  ]
  return (
    <li>
      <div className="grow">
        <Who name={name} href={paths.member(handle)} sub={notes.filter(Boolean).join(', ') || undefined} />
      </div>
      <div className="row end">
        {checkedInAt ? <Badge tone="good">Here</Badge> : null}
        {opensCheckIn ? (
          <PostForm action={action} preventScrollReset>
            <input type="hidden" name="on" value={on} />
            <input type="hidden" name="handle" value={handle} />
            <Button
              size="small"
              look={checkedInAt ? 'quiet' : 'plain'}
              name="intent"
              value={checkedInAt ? 'check-out' : 'check-in'}
            >
              {checkedInAt ? 'Take back' : 'Check in'}
              <span className="hush"> {name}</span>
            </Button>
          </PostForm>
        ) : null}
        {state === 'queued' ? (
          <PostForm action={action} preventScrollReset>
            <input type="hidden" name="on" value={on} />
            <input type="hidden" name="handle" value={handle} />
            <Button size="small" name="intent" value="invite">
              Seat now
              <span className="hush"> {name}</span>
            </Button>
          </PostForm>
        ) : null}
        {checkedInAt ? null : (
          <ConfirmButton
            label={
              <>
                Remove<span className="hush"> {name}</span>
              </>
            }
            look="quiet"
            size="small"
            question={`${name} loses ${state === 'queued' ? 'the place in line' : 'the seat'} and hears of it.`}
            confirm="Remove"
            action={action}
            fields={{ intent: 'remove', on, handle }}
          />
        )}
      </div>
    </li>
  )
}
