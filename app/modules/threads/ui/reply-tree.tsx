import { Kept } from '#app/components/kept.tsx'
import type { Branch } from '../domain/reply-tree.ts'
import type { ReplyView } from '../view.ts'
import { ReplyBody, type ReplyContext } from './reply-body.tsx'
import { ReplyForm } from './reply-form.tsx'

export type ReplyTreeProps = ReplyContext & { branches: readonly Branch<ReplyView>[]; level?: number }

/** Replies under replies. What was taken back keeps its place only while somebody has answered it. */
export function ReplyTree({ branches, level = 0, ...context }: ReplyTreeProps) {
  return branches.map((branch) => {
    const { post, children } = branch
    if (post.state === 'gone' && children.length === 0) return null
    const place = { id: `reply-${post.id}`, className: 'post' }
    if (level === 0 && !holds(branch, context.replyTo)) {
      const of = { ...context, replyTo: null, branch, level }
      return <Kept key={post.id} as="article" {...place} inside={BranchOfReplies} of={of} />
    }
    return (
      <article key={post.id} {...place}>
        <BranchOfReplies {...context} branch={branch} level={level} />
      </article>
    )
  })
}

function BranchOfReplies({ branch, level, ...context }: ReplyContext & { branch: Branch<ReplyView>; level: number }) {
  const { post, children, replyingTo } = branch
  return (
    <>
      <ReplyBody {...context} reply={post} small={level > 0} replyingTo={replyingTo} />
      {context.replyTo === post.id && context.canReply ? (
        <div id="reply-form" className="mt-4">
          <ReplyForm threadId={context.threadId} to={{ id: post.id, name: post.author.name }} />
        </div>
      ) : null}
      {children.length > 0 ? (
        <div className="replies">
          <ReplyTree {...context} branches={children} level={level + 1} />
        </div>
      ) : null}
    </>
  )
}

function holds(branch: Branch<ReplyView>, id: string | null): boolean {
  return id !== null && (branch.post.id === id || branch.children.some((child) => holds(child, id)))
}
