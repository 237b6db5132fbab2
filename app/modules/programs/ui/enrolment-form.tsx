import { Button } from '#app/components/button.tsx'
import { CheckField } from '#app/components/check-field.tsx'
import type { AnsweredForm } from '#app/components/form-answer.ts'
import { readAnswer } from '#app/components/form-answer.ts'
import { PostForm } from '#app/components/post-form.tsx'
import { SelectField } from '#app/components/select-field.tsx'
import { TextField } from '#app/components/text-field.tsx'
import { paths } from '#app/paths.ts'
import type { EnrolmentSide } from '../view.ts'

export type EnrolmentFormProps = {
  slug: string
  side: EnrolmentSide
  maxWishes: number
  answer?: AnsweredForm
}

/** Taking part in one role: places, wishes in order, and whether the score may fill the rest. */
export function EnrolmentForm({ slug, side, maxWishes, answer }: EnrolmentFormProps) {
  const form = readAnswer(answer, (name) => `${side.role}-${name}`)
  const { role, isIn, capacity, others } = side
  const typed = form.values('wishes', side.wishes)
  const places = Math.min(maxWishes, Math.max(1, others.length))
  return (
    <PostForm action={paths.programEnrolment(slug)} answer={answer} className="form max-w-130" preventScrollReset>
      <input type="hidden" name="role" value={role} />
      {role === 'mentor' ? (
        <TextField
          label="Mentees you take"
          type="number"
          inputMode="numeric"
          min={1}
          max={50}
          required
          {...form.field('capacity', String(capacity))}
          id="mentor-capacity"
        />
      ) : null}
      {others.length === 0 ? (
        <p className="muted">
          No {role === 'mentee' ? 'mentor' : 'mentee'} has enrolled yet. Take part now, and come back to wish for
          people.
        </p>
      ) : (
        <fieldset className="field" id={`${role}-wishes`}>
          <legend>Whom you wish for, dearest first</legend>
          <p className="help">Leave all of them empty to let the score decide.</p>
          <div className="mt-4">
            {Array.from({ length: places }, (_, at) => (
              <SelectField
                key={at}
                id={`${role}-wish-${at}`}
                name="wishes"
                label={`${ordinal(at + 1)} wish`}
                placeholder="Nobody"
                options={others.map(({ handle, name, headline }) => ({
                  value: handle,
                  label: headline ? `${name}, ${headline}` : name,
                }))}
                defaultValue={typed[at] ?? ''}
                error={at === 0 ? form.error('wishes') : undefined}
              />
            ))}
          </div>
        </fieldset>
      )}
      <CheckField
        name="others"
        value="yes"
        label="If none of my wishes works out, let the score choose somebody"
        hint="Otherwise you are matched with people you named, or with nobody."
        defaultChecked={side.openToOthers}
      />
      <Button look={isIn ? 'plain' : 'main'}>{isIn ? 'Keep these wishes' : `Take part as a ${role}`}</Button>
    </PostForm>
  )
}

export function ordinal(n: number): string {
  const ends: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }
  return `${n}${ends[new Intl.PluralRules('en', { type: 'ordinal' }).select(n)] ?? 'th'}`
}
