import { Form } from '@remix-run/react'
import { Hand, Heart, Lightbulb } from 'lucide-react'
import type { ReactNode } from 'react'
import { paths } from '#app/paths.ts'
import { reactionKinds, reactionWords, type ReactionKind } from '../domain/reaction.ts'
import type { ReactionCount } from '../view.ts'

const icons = { thanks: Heart, 'been-there': Hand, learned: Lightbulb } as const

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
      {canReact ? (
        <Form className="reactions" method="post" action={paths.reactions(subjectId)} preventScrollReset>
          {shown.map(({ kind, count, mine }) => (
            <button
              key={kind}
              className="react"
              name="say"
              value={mine ? `-${kind}` : kind}
              aria-pressed={mine}
              aria-label={count ? undefined : reactionWords[kind]}
              title={reactionWords[kind]}
            >
              <Face kind={kind} />
              {count ? `${reactionWords[kind]} ${count}` : null}
            </button>
          ))}
        </Form>
      ) : (
        shown.map(({ kind, count }) => (
          <span key={kind} className="react">
            <Face kind={kind} />
            {reactionWords[kind]} {count}
          </span>
        ))
      )}
      {children}
    </div>
  )
}

function Face({ kind }: { kind: ReactionKind }) {
  const Icon = icons[kind]
  return <Icon className="icon s" aria-hidden="true" />
}
