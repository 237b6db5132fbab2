import { Button } from '#app/components/button.tsx'
import { CheckField } from '#app/components/check-field.tsx'
import { ConfirmButton } from '#app/components/confirm-button.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { TextField } from '#app/components/text-field.tsx'
import { Who } from '#app/components/who.tsx'
import { paths } from '#app/paths.ts'
import type { AskingParty } from '../view.ts'

export type RequestRowProps = { party: AskingParty; action: string; on: string }

/** One party that asks to come: who, with how many, what they answered, and the yes or no. */
export function RequestRow({ party, action, on }: RequestRowProps) {
  const { id, handle, name, headline, guests, answers, dates, wantsSeries } = party
  const given = answers.filter(({ answer }) => answer)
  const company = guests === 0 ? '' : `with ${guests} ${guests === 1 ? 'guest' : 'guests'}`
  const others = dates === 2 ? 'one more date' : `${dates - 1} more dates`
  const sub = [handle ? headline : 'comes without an account', company].filter(Boolean).join(', ')
  return (
    <li>
      <div className="grow">
        <Who name={name} href={handle ? paths.member(handle) : undefined} sub={sub || undefined} />
        {dates > 1 ? (
          <p className="small answers">
            Asks for this date and {others}
            {wantsSeries ? ', and those that are made later' : ''}.
          </p>
        ) : null}
        {given.length > 0 ? (
          <dl className="small answers">
            {given.map(({ question, answer }) => (
              <div key={question}>
                <dt className="muted">{question}</dt>
                <dd>{answer}</dd>
              </div>
            ))}
          </dl>
        ) : null}
        <div className="row mt-4">
          <PostForm action={action} className="row" preventScrollReset>
            <input type="hidden" name="on" value={on} />
            <input type="hidden" name="request" value={id} />
            <Button size="small" look="main" name="intent" value="approve">
              {dates > 1 ? 'Let come on this date' : 'Let come'}
              <span className="sr-only"> {name}</span>
            </Button>
            {dates > 1 ? (
              <Button size="small" name="intent" value="approve-all">
                On all {dates} dates<span className="sr-only"> let {name} come</span>
              </Button>
            ) : null}
          </PostForm>
          <ConfirmButton
            label={
              <>
                Decline<span className="sr-only"> {name}</span>
              </>
            }
            look="quiet"
            size="small"
            question={`${name} hears that this date does not work out, with your reason.`}
            confirm="Decline"
            action={action}
            fields={{ intent: 'decline', request: id, on }}
          >
            {dates > 1 ? <CheckField name="all" label={`On all ${dates} dates they ask for`} /> : null}
            <TextField name="reason" label="Why" required maxLength={300} help="One sentence; they will read it." />
          </ConfirmButton>
        </div>
      </div>
    </li>
  )
}
