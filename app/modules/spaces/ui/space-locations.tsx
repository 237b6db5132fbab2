import { readAnswer, type AnsweredForm } from '#app/components/form-answer.ts'
import { Button } from '#app/components/button.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { TextField } from '#app/components/text-field.tsx'
import { AddressFields } from './address-fields.tsx'

type Location = {
  id: string
  name: string
  addressLine: string
  city: string
  postcode: string
  country: string
  placeText: string
}

const NEW = 'new'

/** Whether an answer is to one of the forms below, which know themselves by `locationId`. */
export function isAboutLocation(answer: AnsweredForm): boolean {
  return locationOf(answer) !== null
}

/** The further doors of a space, each with its form, and one for a new one. */
export function SpaceLocations({ locations, answer }: { locations: readonly Location[]; answer: AnsweredForm }) {
  const about = locationOf(answer)
  return (
    <Section title="Further locations">
      <p className="muted mt-4">The address above is the first one. Others show beside it on your page.</p>
      {locations.map((location) => (
        <details key={location.id} className="mt-4" open={about === location.id}>
          <summary>
            {location.name}, {location.city}
          </summary>
          <LocationForm location={location} answer={about === location.id ? answer : undefined} />
        </details>
      ))}
      <details key={locations.length} className="mt-4" open={about === NEW}>
        <summary>Add a location</summary>
        <LocationForm answer={about === NEW ? answer : undefined} />
      </details>
    </Section>
  )
}

function LocationForm({ location, answer }: { location?: Location; answer: AnsweredForm }) {
  const id = location?.id ?? NEW
  const form = readAnswer(answer, (name) => `${name}-${id}`)
  return (
    <PostForm answer={answer} className="stack section">
      <input type="hidden" name="locationId" value={id} />
      <TextField
        label="What it is called"
        help="Haus 2, the Kreuzberg room."
        required
        maxLength={80}
        {...form.field('name', location?.name)}
      />
      <AddressFields form={form} start={location ?? {}} />
      <div className="row">
        <Button name="intent" value="save-location">
          {location ? 'Save' : 'Add this location'}
        </Button>
        {location ? (
          <Button look="quiet" name="intent" value="remove-location" formNoValidate>
            Remove<span className="sr-only"> {location.name}</span>
          </Button>
        ) : null}
      </div>
    </PostForm>
  )
}

function locationOf(answer: AnsweredForm): string | null {
  const typed = answer?.lastResult.initialValue as { locationId?: unknown } | undefined
  return typeof typed?.locationId === 'string' ? typed.locationId : null
}
