import { Section } from '#app/components/section.tsx'
import { Time } from '#app/components/time.tsx'
import { dayName } from '#app/lib/week.ts'
import { paths } from '#app/paths.ts'
import type { QuietView } from '../view.ts'

/** When nothing is mailed to somebody, in a sentence, and the way to change it. */
export function QuietSummary({ quiet, now }: { quiet: QuietView; now: string }) {
  return (
    <Section
      title="Quiet hours"
      all={{ label: quiet.mode === 'off' ? 'Set quiet hours' : 'Change them', href: paths.quietHours() }}
    >
      <p className="mt-4">
        {sentenceOf(quiet)}
        {quiet.until ? (
          <>
            {' '}
            It is quiet now, until <Time at={quiet.until} zone={quiet.zone} now={now} />.
          </>
        ) : null}
      </p>
    </Section>
  )
}

function sentenceOf({ mode, daily, weekly }: QuietView): string {
  if (mode === 'off') return 'Mail comes at any hour.'
  if (mode === 'daily') return `No mail from ${daily.from} to ${daily.until}.`
  const days = weekly.flatMap(({ from, until }, day) => (from ? [`${dayName(day)} from ${from} to ${until}`] : []))
  return `No mail on ${days.join(', ')}.`
}
