import { Button } from '#app/components/button.tsx'
import { type AnsweredForm, readAnswer } from '#app/components/form-answer.ts'
import { PostForm } from '#app/components/post-form.tsx'
import { RadioCards } from '#app/components/radio-cards.tsx'
import { SelectField } from '#app/components/select-field.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import { TextField } from '#app/components/text-field.tsx'

export type MentorSettingsFormProps = {
  answer: AnsweredForm
  settings: {
    blurb: string
    topics: string[]
    capacity: number
    sessionMinutes: number
    noticeMinutes: number
    horizonDays: number
    isInstant: boolean
  } | null
}

/** What a mentor offers and within which limits. */
export function MentorSettingsForm({ answer, settings }: MentorSettingsFormProps) {
  const form = readAnswer(answer)
  return (
    <PostForm answer={answer} className="stack mt-4">
      <input type="hidden" name="part" value="settings" />
      <TextArea
        label="What you offer"
        rows={5}
        maxLength={1200}
        {...form.field('blurb', settings?.blurb)}
        help="Say what you have done yourself, and whom you like to help."
      />
      <TextField
        label="What people bring to you"
        optional
        {...form.field('topics', settings?.topics.join(', '))}
        help="A few topics with commas: reading logs, first interviews, raising rates."
      />
      <TextField
        type="number"
        min={0}
        max={20}
        label="Mentorships at a time"
        {...form.field('capacity', String(settings?.capacity ?? 2))}
        help="Office hours stay open beside them. 0 means office hours only."
      />
      <SelectField
        label="A talk lasts"
        options={options([15, 20, 25, 30, 45, 50, 60, 90], settings?.sessionMinutes, (n) => `${n} minutes`)}
        {...form.field('sessionMinutes', String(settings?.sessionMinutes ?? 30))}
      />
      <SelectField
        label="Notice you need"
        options={options([0, 60, 240, 720, 1440, 2880, 10080], settings?.noticeMinutes, noticeWords)}
        {...form.field('noticeMinutes', String(settings?.noticeMinutes ?? 720))}
      />
      <SelectField
        label="People can book"
        options={options([7, 14, 28, 56, 90], settings?.horizonDays, (n) => `up to ${n} days ahead`)}
        {...form.field('horizonDays', String(settings?.horizonDays ?? 28))}
      />
      <RadioCards
        legend="When somebody books"
        sideBySide
        options={[
          { value: 'instant', label: 'It is booked at once', hint: 'You get a letter, and can still cancel.' },
          { value: 'request', label: 'You answer first', hint: 'The time is kept until you do, two days at most.' },
        ]}
        {...form.field('booking', settings?.isInstant === false ? 'request' : 'instant')}
      />
      <Button look={settings ? 'plain' : 'main'}>{settings ? 'Save what you offer' : 'Become a mentor'}</Button>
    </PostForm>
  )
}

/** A stretch of minutes as people say it. */
export function noticeWords(minutes: number): string {
  if (minutes === 0) return 'None'
  if (minutes % 1440 === 0) return minutes === 1440 ? 'A day' : `${minutes / 1440} days`
  if (minutes % 60 === 0) return minutes === 60 ? 'An hour' : `${minutes / 60} hours`
  return `${minutes} minutes`
}

function options(usual: readonly number[], stored: number | undefined, words: (value: number) => string) {
  const values = stored === undefined || usual.includes(stored) ? usual : [...usual, stored].sort((a, b) => a - b)
  return values.map((value) => ({ value: String(value), label: words(value) }))
}
