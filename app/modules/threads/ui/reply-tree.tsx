import { CachedMarkup } from '#app/components/cached-markup.tsx'
import type { Branch } from '../domain/reply-tree.ts'
import type { ReplyView } from '../view.ts'
import { ReplyBody, type ReplyContext } from './reply-body.tsx'
import { type BegunReply, ReplyPlace } from './reply-place.tsx'

/** What was begun at the reply whose form stands open, as of now. */
type Begun = BegunReply & { now: string }

export type ReplyTreeProps = ReplyContext & { branches: readonly Branch<ReplyView>[]; level?: number; begun?: Begun }

/** Replies under replies. What was taken back keeps its place only while somebody has answered it. */
export function ReplyTree({ branches, level = 0, begun, ...context }: ReplyTreeProps) {
  return branches.map((branch) => {
    const { post, children } = branch
    if (post.state === 'gone' && children.length === 0) return null
    const place = { id: `reply-${post.id}`, className: 'post' }
    if (level === 0 && !holds(branch, context.replyTo)) {
      const of = { ...context, replyTo: null, branch, level }
      return <CachedMarkup key={post.id} as="article" {...place} inside={BranchOfReplies} of={of} />
    }
    return (
      <article key={post.id} {...place}>
        <BranchOfReplies {...context} branch={branch} level={level} begun={begun} />
      </article>
    )
  })
}

type BranchProps = ReplyContext & { branch: Branch<ReplyView>; level: number; begun?: Begun }

function BranchOfReplies({ branch, level, begun, ...context }: BranchProps) {
  const { post, children, replyingTo } = branch
  return (
    <>
      <ReplyBody {...context} reply={post} small={level > 0} replyingTo={replyingTo} />
      {begun && context.replyTo === post.id && context.canReply ? (
        <div id="reply-form" className="mt-4">
          <ReplyPlace
            key={post.id}
            threadId={context.threadId}
            to={{ id: post.id, name: post.author.name }}
            {...begun}
            zone={context.zone}
          />
        </div>
      ) : null}
      {children.length > 0 ? (
        <div className="replies">
          <ReplyTree {...context} branches={children} level={level + 1} begun={begun} />
        </div>
      ) : null}
    </>
  )
}

function holds(branch: Branch<ReplyView>, id: string | null): boolean {
  return id !== null && (branch.post.id === id || branch.children.some((child) => holds(child, id)))
}
