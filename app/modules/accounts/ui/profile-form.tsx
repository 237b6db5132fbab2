import { Button } from '#app/components/button.tsx'
import { type AnsweredForm, readAnswer } from '#app/components/form-answer.ts'
import { PostForm } from '#app/components/post-form.tsx'
import { RadioCards } from '#app/components/radio-cards.tsx'
import { Section } from '#app/components/section.tsx'
import { type SkillEntry, SkillPicker } from '#app/components/skill-picker.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import { TextField } from '#app/components/text-field.tsx'
import { supportLabels, supportTypes } from '#app/lib/support.ts'
import { paths } from '#app/paths.ts'
import type { SkillQuestion } from '../domain/named-skill.ts'
import { SkillQuestions } from './skill-questions.tsx'

export type ProfileFormProps = {
  answer: AnsweredForm
  /** What is to be asked about skills just sent. */
  questions?: { offers: readonly SkillQuestion[]; wants: readonly SkillQuestion[] }
  profile: {
    name: string
    headline: string
    bio: string
    city: string
    country: string
    languages: string[]
    industries: string[]
    certifications: string[]
    seniority: number
    supportOffered: string[]
    supportWanted: string[]
    offers: SkillEntry[]
    wants: SkillEntry[]
    goals: string[]
  }
}

const supportOptions = supportTypes.map((value) => ({ value, label: supportLabels[value] }))
const goalWords = ['First goal', 'Second goal', 'Third goal'] as const

/** Everything others may learn about a member, in the order in which they would tell it. */
export function ProfileForm({ answer, questions = { offers: [], wants: [] }, profile }: ProfileFormProps) {
  const form = readAnswer(answer)
  return (
    <PostForm answer={answer}>
      <Section title="Who you are">
        <div className="stack mt-4">
          <TextField {...form.field('name', profile.name)} label="Name" required maxLength={80} autoComplete="name" />
          <TextField
            {...form.field('headline', profile.headline)}
            label="Headline"
            optional
            maxLength={120}
            help="What you do, in one line: “Weekend IT support in Leeds”."
          />
          <TextArea
            {...form.field('bio', profile.bio)}
            label="Your story"
            optional
            rows={6}
            help="Markdown works. What do you do, since when, what do people come to you for?"
          />
          <TextField {...form.field('city', profile.city)} label="Town" optional autoComplete="address-level2" />
          <TextField {...form.field('country', profile.country)} label="Country" optional autoComplete="country-name" />
          <TextField
            {...form.field('languages', profile.languages.join(', '))}
            label="Languages"
            help="Codes with commas, the best first: en, de, pt-BR."
          />
          <TextField
            {...form.field('industries', profile.industries.join(', '))}
            label="Industries"
            optional
            help="With commas: retail, health care, events."
          />
          <TextField
            {...form.field('seniority', profile.seniority ? String(profile.seniority) : '')}
            label="Years in the trade"
            optional
            type="number"
            min={0}
            max={70}
            inputMode="numeric"
          />
        </div>
      </Section>
      <Section title="What you can do">
        <div className="stack mt-4">
          <SkillPicker
            legend="Skills you offer"
            id="offers"
            name="offers"
            value={typedSkills(answer, 'offers') ?? profile.offers}
            suggestUrl={paths.skillSuggestions()}
            error={form.error('offers')}
          />
          <SkillQuestions questions={questions.offers} />
          <TextField
            {...form.field('certifications', profile.certifications.join(', '))}
            label="Certifications"
            optional
            help="With commas: CompTIA A+, CCNA."
          />
          <RadioCards
            legend="Support you can give"
            id="supportOffered"
            name="supportOffered"
            type="checkbox"
            sideBySide
            options={supportOptions}
            defaultValue={form.values('supportOffered', profile.supportOffered)}
            error={form.error('supportOffered')}
          />
        </div>
      </Section>
      <Section title="What you are after">
        <div className="stack mt-4">
          <SkillPicker
            legend="Skills you want"
            id="wants"
            name="wants"
            value={typedSkills(answer, 'wants') ?? profile.wants}
            suggestUrl={paths.skillSuggestions()}
            error={form.error('wants')}
          />
          <SkillQuestions questions={questions.wants} from={questions.offers.length} />
          {goalWords.map((label, index) => (
            <TextArea
              key={label}
              label={label}
              optional
              rows={2}
              {...form.field(`goals[${index}].text`, profile.goals[index] ?? '')}
              id={`goals-${index}`}
              help={
                index === 0
                  ? 'In your own words. Mentors are ranked by it: “Pass the CCNA by spring while working weekends”.'
                  : undefined
              }
            />
          ))}
          <RadioCards
            legend="Support you would like"
            id="supportWanted"
            name="supportWanted"
            type="checkbox"
            sideBySide
            options={supportOptions}
            defaultValue={form.values('supportWanted', profile.supportWanted)}
            error={form.error('supportWanted')}
          />
        </div>
      </Section>
      <div className="row mt-10">
        <Button look="main">Save profile</Button>
      </div>
    </PostForm>
  )
}

/** The rows of a picker as they were sent, when the form has come back. */
function typedSkills(answer: AnsweredForm, side: 'offers' | 'wants'): SkillEntry[] | undefined {
  const typed = answer?.lastResult.initialValue as Record<string, unknown> | undefined
  const rows = typed?.[side]
  if (!Array.isArray(rows)) return undefined
  return rows.flatMap((row: { skill?: string; level?: string } | undefined) =>
    row?.skill ? [{ skill: row.skill, level: Number(row.level) || 3 }] : [],
  )
}
