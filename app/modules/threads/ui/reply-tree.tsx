import type { Branch } from '../domain/reply-tree.ts'
import type { ReplyView } from '../view.ts'
import { ReplyBody, type ReplyContext } from './reply-body.tsx'
import { ReplyPlace, type BegunReply } from './reply-place.tsx'

export type ReplyTreeProps = ReplyContext & {
  branches: readonly Branch<ReplyView>[]
  level?: number
  begun: BegunReply
}

/** Replies under replies. What was taken back keeps its place only while somebody has answered it. */
export function ReplyTree({ branches, level = 0, ...context }: ReplyTreeProps) {
  return branches.map((branch) => {
    const { post, children } = branch
    if (post.state === 'gone' && children.length === 0) return null
    return (
      <article key={post.id} id={`reply-${post.id}`} className="post">
        <ReplyBody {...context} reply={post} small={level > 0} replyingTo={branch.replyingTo} />
        {context.replyTo === post.id && context.canReply ? (
          <div id="reply-form" className="mt-4">
            <ReplyPlace
              key={post.id}
              threadId={context.threadId}
              to={{ id: post.id, name: post.author.name }}
              {...context.begun}
              zone={context.zone}
              now={context.now}
            />
          </div>
        ) : null}
        {children.length > 0 ? (
          <div className="replies">
            <ReplyTree {...context} branches={children} level={level + 1} />
          </div>
        ) : null}
      </article>
    )
  })
}
