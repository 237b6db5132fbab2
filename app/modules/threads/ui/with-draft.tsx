import type { ReactNode } from 'react'
import type { DraftSpot } from '../domain/draft.ts'
import type { DraftView } from '../view.ts'
import { DraftOffer } from './draft-offer.tsx'
import { useDraft } from './use-draft.ts'

/** What was begun in a place, whether the page takes it up right away, and the clock to say so by. */
export type BegunWords = { draft: DraftView | null; isContinued: boolean; zone: string; now: string }

export type WithDraftProps = BegunWords & {
  spot: DraftSpot
  /** The page it stands on. */
  page: string
  /** The form, with the draft it starts with if there is one. */
  children: (draft: DraftView | null) => ReactNode
}

/** A form of a page of its own, or first what had been begun there. */
export function WithDraft({ spot, page, draft, isContinued, zone, now, children }: WithDraftProps) {
  const { offer, given, open } = useDraft(draft, isContinued)
  if (!offer) return children(given)
  return (
    <DraftOffer
      draft={offer}
      spot={spot}
      continueTo={`${page}?draft=continue`}
      afterwards={page}
      zone={zone}
      now={now}
      onContinue={open}
    />
  )
}
