import { Form, useSubmit } from '@remix-run/react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { CheckField } from '#app/components/check-field.tsx'
import { ScoreDot } from '#app/components/score-dot.tsx'
import { SelectField } from '#app/components/select-field.tsx'
import {
  sliderFeatures,
  sliderLabels,
  sliderNames,
  DIAL_MOST,
  type SliderName,
  type Sliders,
} from '../domain/sliders.ts'
import type { WeekPart } from '../domain/week-parts.ts'
import { WeekPartsField } from './week-parts-field.tsx'

export type SlidersFormProps = {
  sliders: Sliders
  /** The parts of the week that counted. */
  parts: readonly WeekPart[]
  action: string
}

const PAUSE = 180

/** What matters to a member, as dials: a form that gets the page again, and ranks again by itself while one drags. */
export function SlidersForm({ sliders, parts, action }: SlidersFormProps) {
  const submit = useSubmit()
  const timer = useRef(0)
  useEffect(() => () => clearTimeout(timer.current), [])

  function rankAgain(event: FormEvent<HTMLFormElement>) {
    const form = event.currentTarget
    clearTimeout(timer.current)
    timer.current = window.setTimeout(() => submit(form, { replace: true, preventScrollReset: true }), PAUSE)
  }

  return (
    <Form
      className="card"
      action={action}
      aria-label="What matters to you"
      onChange={rankAgain}
      preventScrollReset
      replace
    >
      <h2>What matters to you</h2>
      <p className="help">The widths of the bars follow these. Only how they compare counts.</p>
      <div className="mt-4">
        <SelectField
          id="most"
          name="most"
          label="Most important"
          placeholder="Nothing above the rest"
          options={sliderNames
            .filter((name) => name !== 'rest')
            .map((value) => ({ value, label: sliderLabels[value] }))}
          defaultValue={sliderNames.find((name) => sliderFeatures[name][0] === sliders.mostImportant)}
          help="Counts double."
        />
      </div>
      <div className="mt-4">
        {sliderNames.map((name) => (
          <Slider key={name} name={name} value={sliders.weights[name]} />
        ))}
      </div>
      <div className="my-4">
        <WeekPartsField parts={parts} />
      </div>
      <CheckField name="live" label="Only people with a live hour in common" defaultChecked={sliders.live} />
      <CheckField name="off" label="Only off-hours: evenings, nights, weekends" defaultChecked={sliders.offHours} />
      <div className="row">
        <Button look="main" size="small">
          Rank again
        </Button>
        <ButtonLink look="quiet" size="small" to={action} reloadDocument>
          Put back
        </ButtonLink>
      </div>
    </Form>
  )
}

function Slider({ name, value }: { name: SliderName; value: number }) {
  const [shown, show] = useState(value)
  const id = `dial-${name}`
  return (
    <div className="dial">
      <label htmlFor={id}>
        <ScoreDot feature={sliderFeatures[name][0]!} />
        {sliderLabels[name]}
      </label>
      <output htmlFor={id}>{shown}</output>
      <input
        id={id}
        name={name}
        type="range"
        min={0}
        max={DIAL_MOST}
        defaultValue={value}
        onInput={(event) => show(Number(event.currentTarget.value))}
      />
    </div>
  )
}
