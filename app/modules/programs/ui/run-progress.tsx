import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { ButtonLink } from '#app/components/button.tsx'
import { Progress } from '#app/components/progress.tsx'
import { paths } from '#app/paths.ts'
import { modeWords } from '../domain/program.ts'
import type { RunView } from '../view.ts'

const PAUSE = 1500

/** How far a run is. Looks again by itself where scripts run; a link does elsewhere. It may be left. */
export function RunProgress({ slug, run }: { slug: string; run: RunView }) {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (state !== 'idle') return undefined
    const timer = setTimeout(revalidate, PAUSE)
    return () => clearTimeout(timer)
  }, [revalidate, state, run])
  const { label, value, max, words } = wordsOf(run)
  return (
    <div className="stack" aria-live="polite">
      <Progress label={label} value={value} max={max} words={words} />
      <p className="muted">You can leave this page. The run goes on, and its result stays here.</p>
      <div className="row">
        <ButtonLink to={paths.programRun(slug, run.id)} reloadDocument>
          Look again
        </ButtonLink>
      </div>
    </div>
  )
}

function wordsOf({ state, step, done, total }: RunView) {
  if (state === 'queued') return { label: 'Waiting for its turn' }
  if (step === 'scoring') {
    return {
      label: 'Scoring everybody with everybody',
      value: done,
      max: Math.max(1, total),
      words: `${done} of ${total} mentees`,
    }
  }
  if (step === 'stable' || step === 'total' || step === 'fair') {
    return {
      label: `Solving: ${modeWords[step].name}`,
      value: done,
      max: Math.max(1, total),
      words: `${done} of ${total} ways`,
    }
  }
  return { label: 'Starting' }
}
