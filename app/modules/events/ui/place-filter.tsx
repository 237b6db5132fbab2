import { Form, useNavigate } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { LocateFixed } from '#app/components/icons.tsx'
import { useState } from 'react'
import { Button } from '#app/components/button.tsx'
import { HiddenFields } from '#app/components/hidden-fields.tsx'
import { paths } from '#app/paths.ts'
import { filterFields, writeEventFilter, type ListFilter } from '../domain/event-filter.ts'
import { AROUND_KM } from '../domain/near.ts'

export type PlaceFilterProps = {
  filter: ListFilter
  cities: readonly string[]
  /** Where the list looks around now; null: everywhere. */
  around: { name: string } | null
  /** What the rest of the address says: the month. */
  keep: Record<string, string>
  /** Scripts come with the page. */
  scripted: boolean
}

const anywhere = { near: undefined, city: undefined }

/** Looks around a city, or around where one is: a rough point, sent with the address and kept nowhere. */
export function PlaceFilter({ filter, cities, around, keep, scripted }: PlaceFilterProps) {
  if (cities.length === 0 && !around) return null
  return (
    <div className="place-filter">
      <Form method="get" action={paths.events()} className="with-button">
        <HiddenFields fields={filterFields(filter, anywhere, keep)} />
        <label className="sr-only" htmlFor="city">
          City
        </label>
        <select id="city" name="city" className="input" defaultValue={filter.city ?? ''} key={filter.city}>
          <option value="">Anywhere</option>
          {cities.map((city) => (
            <option key={city} value={city}>
              {city}
            </option>
          ))}
        </select>
        <Button>Look there</Button>
      </Form>
      {scripted ? <NearMe filter={filter} keep={keep} /> : null}
      {around ? (
        <p className="small">
          Within about {AROUND_KM} km of {around.name}.{' '}
          <Link to={paths.events() + writeEventFilter(filter, anywhere, keep)}>Look everywhere</Link>
        </p>
      ) : null}
    </div>
  )
}

/** Asks the browser where it is. The address that is then opened knows it to a tenth of a degree only. */
function NearMe({ filter, keep }: { filter: ListFilter; keep: Record<string, string> }) {
  const navigate = useNavigate()
  const [state, setState] = useState<'idle' | 'asking' | 'refused'>('idle')

  function look() {
    setState('asking')
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => {
        setState('idle')
        navigate(paths.events() + writeEventFilter(filter, { near: { latitude, longitude }, city: undefined }, keep))
      },
      () => setState('refused'),
      { maximumAge: 3_600_000, timeout: 15_000 },
    )
  }

  return (
    <>
      <Button className="needs-script" type="button" look="quiet" pending={state === 'asking'} onClick={look}>
        <LocateFixed className="icon" aria-hidden="true" />
        Near me
      </Button>
      <p className="small muted" role="status">
        {state === 'refused' ? 'The browser does not say where you are. Choose a city instead.' : ''}
      </p>
    </>
  )
}
