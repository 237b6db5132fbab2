import { CheckField } from '#app/components/check-field.tsx'
import { DateTimeField } from '#app/components/date-time-field.tsx'
import type { FormReading } from '#app/components/form-answer.ts'
import { SelectField } from '#app/components/select-field.tsx'
import { TextField } from '#app/components/text-field.tsx'
import { MAX_QUESTIONS, type RegistrationInput } from '../domain/registration.ts'

export type RegistrationFieldsProps = { form: FormReading; start: RegistrationInput }

/** How one registers for an event: when, whether the organizers decide, with how many, and what they want to know. */
export function RegistrationFields({ form, start }: RegistrationFieldsProps) {
  const isSet = Boolean(
    start.opensAt || start.closesAt || start.approval || start.membersOnly || start.questions?.length,
  )
  const ticked = (name: string, given?: boolean) => form.value(name, given ? 'on' : '') === 'on'
  return (
    <details open={isSet || form.problems.length > 0}>
      <summary>Registration: when, who, and what you want to know</summary>
      <div className="stack">
        <div className="row">
          <DateTimeField
            {...form.field('opensAt', start.opensAt)}
            label="Registration opens"
            optional
            help="Empty: at once."
          />
          <DateTimeField
            {...form.field('closesAt', start.closesAt)}
            label="Registration closes"
            optional
            help="Empty: when it ends. In a series, as long before each date."
          />
        </div>
        <SelectField
          {...form.field('mostGuests', String(start.mostGuests ?? 9))}
          label="Each may bring"
          options={Array.from({ length: 10 }, (_, n) => ({
            value: String(n),
            label: n === 0 ? 'Nobody' : n === 1 ? 'Up to 1 guest' : `Up to ${n} guests`,
          }))}
        />
        <CheckField
          name="approval"
          label="I decide who comes"
          hint="People ask, you say yes or no. A request holds no seat; the place in line begins with your yes."
          defaultChecked={ticked('approval', start.approval)}
        />
        <CheckField
          name="membersOnly"
          label="Members only"
          hint="Otherwise people without an account may come to a public event, by a link we mail them."
          defaultChecked={ticked('membersOnly', start.membersOnly)}
        />
        <fieldset className="stack">
          <legend>Questions to those who come</legend>
          {Array.from({ length: MAX_QUESTIONS }, (_, index) => {
            const given = start.questions?.[index]
            const name = `questions[${index}]`
            return (
              <div className="row" key={name}>
                <TextField
                  {...form.field(`${name}.text`, given?.text)}
                  label={`Question ${index + 1}`}
                  optional
                  maxLength={140}
                  placeholder={index === 0 ? 'What do you eat?' : undefined}
                />
                <CheckField
                  name={`${name}.isRequired`}
                  label={
                    <>
                      Needs an answer<span className="sr-only"> to question {index + 1}</span>
                    </>
                  }
                  defaultChecked={ticked(`${name}.isRequired`, given?.isRequired)}
                />
              </div>
            )
          })}
        </fieldset>
      </div>
    </details>
  )
}
