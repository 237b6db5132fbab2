import { Markdown } from '#app/components/markdown.tsx'
import { Pill } from '#app/components/pill.tsx'
import { Section } from '#app/components/section.tsx'
import { supportLabels, type SupportType } from '#app/lib/support.ts'
import { missedWords } from '../domain/missed.ts'
import type { MentorPageView } from '../view.ts'

const levels = ['has tried it', 'knows the basics', 'works with it', 'knows it deeply', 'teaches it']

/** What a mentor says of themselves and offers. */
export function MentorAbout({ mentor }: { mentor: MentorPageView }) {
  const { blurb, bioHtml, skills, certifications } = mentor
  return (
    <>
      {blurb ? <p className="lead kept-lines">{blurb}</p> : null}
      {bioHtml ? <Markdown html={bioHtml} className="mt-4" /> : null}
      {skills.length > 0 || certifications.length > 0 ? (
        <Section title="Knows">
          <p className="pills">
            {skills.map(({ label, level }) => (
              <Pill key={label}>
                {label}
                <span className="sr-only">, {levels[level - 1]}</span>
              </Pill>
            ))}
            {certifications.map((label) => (
              <Pill key={`certified ${label}`} look="match">
                {label}
              </Pill>
            ))}
          </p>
        </Section>
      ) : null}
    </>
  )
}

/** The short facts in the right column. */
export function MentorFacts({ mentor, languages }: { mentor: MentorPageView; languages: readonly string[] }) {
  const { support, topics, years, industries, rating, answerRate, missed } = mentor
  return (
    <>
      {topics.length > 0 ? (
        <Section title="What people bring">
          <ul className="rows tight small">
            {topics.map((topic) => (
              <li key={topic}>
                <span className="grow">{topic}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title="In short">
        <dl className="facts small">
          <Fact name="Support" value={support.map((type) => supportLabels[type as SupportType] ?? type).join(', ')} />
          <Fact name="Places" value={placeWords(mentor)} />
          <Fact name="In the trade" value={years > 0 ? (years === 1 ? 'One year' : `${years} years`) : ''} />
          <Fact name="Industries" value={industries.join(', ')} />
          <Fact name="Languages" value={languages.join(', ')} />
          <Fact
            name="Ratings"
            value={rating ? `${Math.round(rating.mean * 10) / 10} of 5, from ${rating.count}` : ''}
          />
          <Fact
            name="Answers"
            value={answerRate === null ? '' : `${Math.round(answerRate * 10)} of 10 requests in time`}
          />
          <Fact name="Talks" value={missedWords(missed)} />
        </dl>
      </Section>
    </>
  )
}

function placeWords({ placesLeft, capacity, waiting }: MentorPageView): string {
  if (capacity === 0) return 'Office hours only'
  if (placesLeft > 0) return `${placesLeft} of ${capacity} free`
  return waiting > 0 ? `All ${capacity} taken, ${waiting} in line` : `All ${capacity} taken`
}

function Fact({ name, value }: { name: string; value: string }) {
  if (!value) return null
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}
