import { Button, ButtonLink } from '#app/components/button.tsx'
import { Card } from '#app/components/card.tsx'
import { ConfirmButton } from '#app/components/confirm-button.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { TextField } from '#app/components/text-field.tsx'
import { paths } from '#app/paths.ts'
import type { EventPage } from '../view.ts'

export type OrganizerToolsProps = { event: EventPage }

/** What the organizers of an event do with it. */
export function OrganizerTools({ event }: OrganizerToolsProps) {
  const { id, on, can, status, repeats } = event
  if (!can.organize) return null
  const state = paths.eventState(id)
  return (
    <Card tone="well" as="section" labelledBy="organize" className="section">
      <h2 id="organize">You organize this</h2>
      <div className="row">
        {can.publish ? (
          <PostForm action={state}>
            <input type="hidden" name="intent" value="publish" />
            <Button look="main">Publish</Button>
          </PostForm>
        ) : null}
        {status === 'cancelled' ? null : <ButtonLink to={`${paths.eventEdit(id)}?on=${on}`}>Edit</ButtonLink>}
        <ButtonLink to={paths.eventAttendees(id, on)}>Attendees and seats</ButtonLink>
        <PostForm action={state}>
          <input type="hidden" name="intent" value="copy" />
          <Button look="quiet">Copy for another date</Button>
        </PostForm>
        {can.reinstate ? (
          <PostForm action={state}>
            <input type="hidden" name="intent" value="reinstate" />
            <input type="hidden" name="on" value={on} />
            <Button>Bring it back</Button>
          </PostForm>
        ) : null}
        {can.cancel && status === 'published' && repeats ? (
          <CancelButton
            id={id}
            label="Cancel this date"
            fields={{ on }}
            question="This date is called off; the others stay."
          />
        ) : null}
        {can.cancel && status === 'published' ? (
          <CancelButton
            id={id}
            label={repeats ? 'Cancel the series' : 'Cancel the event'}
            fields={{}}
            question="The page stays and says why. Everyone with a seat or in line hears of it."
          />
        ) : null}
      </div>
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
