import { Link } from '#app/components/link.tsx'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { type AnsweredForm, readAnswer } from '#app/components/form-answer.ts'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { paths } from '#app/paths.ts'
import type { BookingPage } from '../view.ts'
import { PlaceFields } from './place-fields.tsx'

type BookingPlaceProps = { action: string; booking: BookingPage; answer: AnsweredForm }

/** Where an agreed talk is, with the ways to change that and to put it into a calendar. */
export function BookingPlace({ action, booking, answer }: BookingPlaceProps) {
  const { id, state, place, other, calendars, can } = booking
  if (state !== 'confirmed') return null
  const first = other.name.split(' ')[0]!
  return (
    <Section title="Where you talk">
      <p className="mt-4">{place ? <Place place={place} /> : 'Nobody has said it yet.'}</p>
      {calendars ? (
        <div className="row mt-4">
          <ButtonLink size="small" to={paths.bookingCalendar(id)} reloadDocument>
            Add to calendar
          </ButtonLink>
          <ButtonLink size="small" look="quiet" to={calendars.google} rel="noreferrer">
            Google
          </ButtonLink>
          <ButtonLink size="small" look="quiet" to={calendars.outlook} rel="noreferrer">
            Outlook
          </ButtonLink>
        </div>
      ) : null}
      {can.changePlace ? (
        <details className="mt-4" open={answer !== undefined || place === null}>
          <summary>{place ? 'Change the place' : 'Say where'}</summary>
          <PostForm action={action} answer={answer} className="stack mt-4">
            <input type="hidden" name="_method" value="place" />
            <PlaceFields form={readAnswer(answer, (name) => `talk-${name}`)} place={place} />
            <Button>{`Save and tell ${first}`}</Button>
          </PostForm>
        </details>
      ) : null}
    </Section>
  )
}

function Place({ place: { place, href } }: { place: NonNullable<BookingPage['place']> }) {
  if (!href) return <>{place}</>
  return (
    <Link to={href} rel="noreferrer">
      {place}
    </Link>
  )
}
