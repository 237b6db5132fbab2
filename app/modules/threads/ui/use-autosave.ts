import { useEffect, useState, type RefObject } from 'react'
import { paths } from '#app/paths.ts'

export type Autosave = { is: 'still' } | { is: 'kept'; at: string } | { is: 'signed-out' | 'gone' | 'failed' }

const PAUSE_MS = 1500
const MAX_WAIT_MS = 8000

/** Keeps the words of the form around `anchor` on the server while they are written, and says how that goes. */
export function useAutosave(anchor: RefObject<HTMLElement>): Autosave {
  const [state, setState] = useState<Autosave>({ is: 'still' })
  useEffect(() => {
    const form = anchor.current?.closest('form')
    if (!form) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let firstUnsaved: number | null = null
    let isOver = false

    const save = async () => {
      clearTimeout(timer)
      if (firstUnsaved === null) return
      firstUnsaved = null
      const next = await send(new FormData(form))
      if (!isOver) setState(next)
    }
    const written = () => {
      firstUnsaved ??= performance.now()
      clearTimeout(timer)
      timer = setTimeout(
        () => void save(),
        Math.min(PAUSE_MS, Math.max(0, firstUnsaved + MAX_WAIT_MS - performance.now())),
      )
    }
    const sent = () => {
      clearTimeout(timer)
      firstUnsaved = null
    }
    const hidden = () => document.visibilityState === 'hidden' && void save()

    form.addEventListener('input', written)
    form.addEventListener('submit', sent)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      isOver = true
      void save()
      form.removeEventListener('input', written)
      form.removeEventListener('submit', sent)
      document.removeEventListener('visibilitychange', hidden)
    }
  }, [anchor])
  return state
}

/** Goes through also when the page is being left. */
async function send(body: FormData): Promise<Autosave> {
  try {
    const answer = await fetch(paths.saveDraft(), { method: 'POST', body, keepalive: true })
    if (answer.status === 401) return { is: 'signed-out' }
    if (answer.status === 404) return { is: 'gone' }
    if (!answer.ok) return { is: 'failed' }
    const { at } = (await answer.json()) as { at: string | null }
    return at ? { is: 'kept', at } : { is: 'still' }
  } catch {
    return { is: 'failed' }
  }
}
