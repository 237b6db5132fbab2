import { RadioCards } from '#app/components/radio-cards.tsx'
import type { SkillQuestion } from '../domain/named-skill.ts'

export type SkillQuestionsProps = { questions: readonly SkillQuestion[]; from?: number }

/** "Did you mean …?" for skills that the vocabulary does not know: take a known one, or keep what was written. */
export function SkillQuestions({ questions, from = 0 }: SkillQuestionsProps) {
  return questions.map(({ written, choices }, at) => (
    <div key={written}>
      <input type="hidden" name={`meant[${from + at}].written`} value={written} />
      <RadioCards
        legend={`You wrote “${written}”. Did you mean …`}
        name={`meant[${from + at}].as`}
        defaultValue={choices[0]!.slug}
        options={[
          ...choices.map(({ label, slug }) => ({ value: slug, label })),
          { value: '', label: `Keep “${written}” as I wrote it` },
        ]}
      />
    </div>
  ))
}
