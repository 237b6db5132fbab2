import { CalendarPlus, Download, Mail, ScanQrCode, Users } from '#app/components/icons.tsx'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { Card } from '#app/components/card.tsx'
import { ConfirmButton } from '#app/components/confirm-button.tsx'
import { HiddenFields } from '#app/components/hidden-fields.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { TextField } from '#app/components/text-field.tsx'
import { paths } from '#app/paths.ts'
import type { EventPage } from '../view.ts'
import { CopyForm } from './copy-form.tsx'

export type OrganizerToolsProps = { event: EventPage }

/** What the organizers of an event do with it: what the day needs first, what changes it beneath. */
export function OrganizerTools({ event }: OrganizerToolsProps) {
  const { id, on, can, status, isOver, repeats } = event
  if (!can.organize) return null
  const state = paths.eventState(id)
  return (
    <Card tone="well" as="section" labelledBy="organize" className="section organize">
      <h2 id="organize">You organize this</h2>
      {can.publish ? (
        <PostForm action={state}>
          <input type="hidden" name="intent" value="publish" />
          <Button look="main" whole>
            Publish
          </Button>
        </PostForm>
      ) : null}
      {status === 'draft' ? null : (
        <div className="day-tools">
          <ButtonLink to={paths.eventAttendees(id, on)}>
            <Users className="icon" aria-hidden="true" />
            Attendees and seats
          </ButtonLink>
          {status === 'cancelled' ? null : (
            <ButtonLink to={paths.eventCheckIn(id, on)} reloadDocument>
              <ScanQrCode className="icon" aria-hidden="true" />
              {isOver ? 'Who came' : 'Check-in'}
            </ButtonLink>
          )}
          <ButtonLink to={paths.eventMessages(id, on)}>
            <Mail className="icon" aria-hidden="true" />
            Message attendees
          </ButtonLink>
          <a className="btn" href={paths.eventAttendeesFile(id, on)} download>
            <Download className="icon" aria-hidden="true" />
            Export as CSV
          </a>
        </div>
      )}
      <div className="row">
        {status === 'cancelled' ? null : (
          <ButtonLink look="quiet" to={`${paths.eventEdit(id)}?on=${on}`}>
            Edit
          </ButtonLink>
        )}
        <ButtonLink look="quiet" to={paths.eventTeam(id)}>
          Organizers
        </ButtonLink>
        {can.reinstate ? (
          <PostForm action={state}>
            <HiddenFields fields={{ intent: 'reinstate', on }} />
            <Button>Bring it back</Button>
          </PostForm>
        ) : null}
        {can.cancel && repeats && status !== 'cancelled' ? (
          <CancelButton
            id={id}
            label="Cancel this date"
            fields={{ on }}
            question="This date is called off; the others stay."
          />
        ) : null}
        {can.cancel ? (
          <CancelButton
            id={id}
            label={repeats ? 'Cancel the series' : 'Cancel the event'}
            fields={{}}
            question="The page stays and says why. Everyone with a seat or in line hears of it."
          />
        ) : null}
        {can.discard ? (
          <ConfirmButton
            label="Throw the draft away"
            look="quiet"
            question="The draft goes for good. Nobody else has seen it."
            confirm="Throw away"
            action={state}
            fields={{ intent: 'discard' }}
          />
        ) : null}
      </div>
      <details className="copy">
        <summary>
          <CalendarPlus className="icon s" aria-hidden="true" /> Copy for next month
        </summary>
        <CopyForm id={id} on={on} starts={event.nextStarts} />
      </details>
    </Card>
  )
}

type CancelButtonProps = { id: string; label: string; question: string; fields: Record<string, string> }

function CancelButton({ id, label, question, fields }: CancelButtonProps) {
  return (
    <ConfirmButton
      label={label}
      look="quiet"
      question={question}
      confirm={label}
      action={paths.eventState(id)}
      fields={{ ...fields, intent: 'cancel' }}
    >
      <TextField name="reason" label="Why" required maxLength={300} help="One sentence for those who wanted to come." />
    </ConfirmButton>
  )
}
