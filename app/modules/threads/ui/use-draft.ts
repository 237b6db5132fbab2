import { useNavigation } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { DraftView } from '../view.ts'

export type ChosenDraft = {
  /** What is offered in place of the form; null once the form stands open. */
  offer: DraftView | null
  /** What the open form starts with. */
  given: DraftView | null
  open: () => void
}

/**
 * Whether a form shows itself or the draft it could start with. A form that stands open stays, whatever was kept of it
 * meanwhile.
 */
export function useDraft(draft: DraftView | null, isContinued: boolean): ChosenDraft {
  const [given, setGiven] = useState(isContinued ? draft : null)
  const [isOpen, setOpen] = useState(draft === null || isContinued)
  if (draft === null && !isOpen) setOpen(true)
  const open = () => {
    setGiven(draft)
    setOpen(true)
  }
  return { offer: isOpen ? null : draft, given, open }
}

/** Calls `then` when a form to `action` was sent and its page came back to stay. */
export function useSent(action: string, then: () => void): void {
  const { state, formAction } = useNavigation()
  const wasOnItsWay = useRef(false)
  const latest = useRef(then)
  useEffect(() => {
    latest.current = then
  })
  useEffect(() => {
    if (state !== 'idle' && formAction === action) wasOnItsWay.current = true
    else if (state === 'idle' && wasOnItsWay.current) {
      wasOnItsWay.current = false
      latest.current()
    }
  }, [state, formAction, action])
}
