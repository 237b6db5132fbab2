import type { ReactNode } from 'react'
import { paths } from '#app/paths.ts'
import { reactionKinds, reactionWords } from '../domain/reaction.ts'
import type { ReactionCount } from '../view.ts'
import { postAction } from './post-actions.tsx'

export type ReactionsProps = {
  subjectId: string
  counts: readonly ReactionCount[]
  canReact: boolean
  /** What can be done beside reacting. */
  children?: ReactNode
}

/** What others said to a post in one word, as buttons for those who may join in. */
export function Reactions({ subjectId, counts, canReact, children }: ReactionsProps) {
  const kinds = reactionKinds.filter((kind) => canReact || counts.some((one) => one.kind === kind))
  if (kinds.length === 0 && !children) return null
  const shown = kinds.map((kind) => counts.find((one) => one.kind === kind) ?? { kind, count: 0, mine: false })
  return (
    <div className="reactions">
      {shown.map(({ kind, count, mine }) =>
        canReact ? (
          <button
            key={kind}
            {...postAction(paths.reactions(subjectId), 'say', mine ? `-${kind}` : kind)}
            className={`react ${kind}`}
            aria-pressed={mine}
            title={reactionWords[kind]}
          >
            {count ? `${reactionWords[kind]} ${count}` : null}
          </button>
        ) : (
          <span key={kind} className={`react ${kind}`}>
            {reactionWords[kind]} {count}
          </span>
        ),
      )}
      {children}
    </div>
  )
}
