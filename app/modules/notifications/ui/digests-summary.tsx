import { Section } from '#app/components/section.tsx'
import { Time } from '#app/components/time.tsx'
import { paths } from '#app/paths.ts'
import type { DigestsView } from '../view.ts'

/** Which digests somebody gets, in a sentence, and the way to change it. */
export function DigestsSummary({ digests, now }: { digests: DigestsView; now: string }) {
  const chosen = digests.digests.filter(({ rhythm }) => rhythm !== 'off')
  const next = chosen.flatMap(({ nextAt }) => nextAt ?? []).sort()[0]
  return (
    <Section title="Digests" all={{ label: chosen.length ? 'Change them' : 'Choose digests', href: paths.digests() }}>
      <p className="mt-4">
        {chosen.length === 0 ? 'None: nothing gathers what is new into one mail for you.' : null}
        {chosen.map(({ name, rhythm }) => `${name}, ${rhythm}`).join(' · ')}
        {next ? (
          <>
            . The next one comes on <Time at={next} zone={digests.zone} now={now} />, if there is something new.
          </>
        ) : null}
      </p>
    </Section>
  )
}
