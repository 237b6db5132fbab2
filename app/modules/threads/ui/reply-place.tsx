import { useState } from 'react'
import { paths } from '#app/paths.ts'
import { replySpot } from '../domain/draft.ts'
import type { DraftView } from '../view.ts'
import { DraftOffer } from './draft-offer.tsx'
import { ReplyForm } from './reply-form.tsx'
import { useDraft, useSent } from './use-draft.ts'

/** What was begun at the reply that the page shows a form for, and whether it is taken up right away. */
export type BegunReply = { draft: DraftView | null; isContinued: boolean }

export type ReplyPlaceProps = BegunReply & {
  threadId: string
  to?: { id: string; name: string } | null
  zone: string
  now: string
}

/** Where a reply is written: its form, or first what had been begun there. */
export function ReplyPlace({ threadId, to, draft, isContinued, zone, now }: ReplyPlaceProps) {
  const [round, setRound] = useState(0)
  const chosen = useDraft(draft, isContinued)
  useSent(paths.threadReplies(threadId), () => setRound(round + 1))
  if (chosen.offer) {
    return (
      <DraftOffer
        draft={chosen.offer}
        spot={replySpot(threadId, to?.id)}
        continueTo={paths.threadReply(threadId, to?.id, 'continue')}
        afterwards={paths.threadReply(threadId, to?.id)}
        zone={zone}
        now={now}
        onContinue={chosen.open}
      />
    )
  }
  return <ReplyForm key={round} threadId={threadId} to={to} given={round === 0 ? chosen.given?.body : undefined} />
}
