import { Section } from '#app/components/section.tsx'
import { modeWords } from '../domain/program.ts'
import { bandRanks, rankBands } from '../domain/run.ts'
import type { ModeView } from '../view.ts'
import { Histogram, type Bar } from './histogram.tsx'

const tones = { stable: 'skill', total: 'times', fair: 'support' } as const

/** The three modes side by side as plots: what rank people's partners have with them, and how mentors are loaded. */
export function ModePlots({ modes }: { modes: readonly ModeView[] }) {
  const widest = Math.max(0, ...modes.map(({ loads }) => loads.length))
  return (
    <>
      <Plots
        title="Which choice mentees got"
        of="Mentees by the rank of their mentor"
        modes={modes}
        barsOf={({ report }) => ranked(report.menteeRanks)}
      />
      <Plots
        title="Which choice mentors got"
        of="Mentees by their rank with the mentor"
        modes={modes}
        barsOf={({ report }) => ranked(report.mentorRanks)}
      />
      <Plots
        title="How mentors are loaded"
        of="Mentors by their number of mentees"
        modes={modes}
        barsOf={({ loads }) =>
          Array.from({ length: widest }, (_, at) => ({ label: String(at), count: loads[at] ?? 0 }))
        }
      />
    </>
  )
}

type PlotsProps = { title: string; of: string; modes: readonly ModeView[]; barsOf: (mode: ModeView) => Bar[] }

function Plots({ title, of, modes, barsOf }: PlotsProps) {
  const bars = modes.map(barsOf)
  const most = Math.max(1, ...bars.flat().map(({ count }) => count))
  return (
    <Section title={title} level={3}>
      <p className="small muted mt-2">{of}</p>
      <div className="mt-4 grid gap-6 sm:grid-cols-3">
        {modes.map(({ mode }, at) => (
          <figure key={mode}>
            <figcaption className="mb-2 text-sm font-medium">{modeWords[mode].name}</figcaption>
            <Histogram title={`${of}, ${modeWords[mode].name}`} bars={bars[at]!} most={most} tone={tones[mode]} />
          </figure>
        ))}
      </div>
    </Section>
  )
}

function ranked(ranks: readonly number[]): Bar[] {
  return bandRanks(ranks).map((count, at) => ({ label: rankBands[at]!.label, count }))
}
