import { useRef } from 'react'
import { Button } from '#app/components/button.tsx'
import { useViewer } from '#app/components/viewer.ts'
import { clockWords, wallTime } from '#app/lib/clock.ts'
import { paths } from '#app/paths.ts'
import { spotKey, type DraftSpot } from '../domain/draft.ts'
import { useAutosave, type Autosave } from './use-autosave.ts'

/** Stands beside the button of a form for words: they are kept while they are written, and when a session ends. */
export function DraftAutosave({ spot }: { spot: DraftSpot }) {
  const viewer = useViewer()
  const anchor = useRef<HTMLSpanElement>(null)
  const state = useAutosave(anchor)
  return (
    <>
      <input type="hidden" name="draft" value={spotKey(spot)} />
      <input type="hidden" name="by" value={viewer?.id ?? ''} />
      <Button look="quiet" className="without-script" formAction={paths.drafts()} formNoValidate>
        Keep for later
      </Button>
      <span className="small muted num" role="status" ref={anchor}>
        {wordsFor(state, viewer?.timeZone ?? 'UTC')}
      </span>
    </>
  )
}

function wordsFor(state: Autosave, zone: string): string {
  switch (state.is) {
    case 'still':
      return ''
    case 'kept':
      return `Draft kept ${clockWords(wallTime(state.at, zone))}`
    case 'signed-out':
      return 'You are signed out. Press the button all the same: your words come along.'
    case 'gone':
      return 'What you are writing to is no longer there. Copy your words before you leave.'
    case 'failed':
      return 'Not kept yet. It is tried again as you write.'
    default:
      return state satisfies never
  }
}
