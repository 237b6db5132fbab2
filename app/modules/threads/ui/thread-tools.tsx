import { Bell, Lock, LockOpen, Pin, PinOff } from '#app/components/icons.tsx'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { Card } from '#app/components/card.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { RelativeTime } from '#app/components/relative-time.tsx'
import { SelectField } from '#app/components/select-field.tsx'
import { paths } from '#app/paths.ts'
import type { ThreadView } from '../view.ts'

/** Beside a thread: how it stands, what the viewer hears of it, and what moderators can do. */
export function ThreadTools({ thread, zone, now }: { thread: ThreadView; zone: string; now: string }) {
  const { id, can, isLocked, isPinned } = thread
  return (
    <Card tone="well" as="section" labelledBy="about-thread">
      <h2 id="about-thread">{thread.isMine ? 'You started this' : 'About this thread'}</h2>
      <dl className="facts small mt-4">
        <dt>Replies</dt>
        <dd className="num">{thread.replyCount}</dd>
        <dt>Followed by</dt>
        <dd className="num">{thread.followers === 1 ? '1 person' : `${thread.followers} people`}</dd>
        <dt>Last words</dt>
        <dd>
          <RelativeTime at={thread.lastActivityAt} now={now} zone={zone} />
        </dd>
      </dl>
      {can.follow ? (
        <PostForm className="mt-4" action={paths.threadFollow(id)}>
          <SelectField
            label="Tell me"
            name="level"
            key={thread.follow}
            defaultValue={thread.follow}
            options={[
              { value: 'follow', label: 'of every reply' },
              { value: 'normal', label: 'when it concerns me' },
              { value: 'mute', label: 'nothing' },
            ]}
          />
          <p className="mt-4">
            <Button size="small">
              <Bell className="icon s" aria-hidden="true" />
              Change
            </Button>
          </p>
        </PostForm>
      ) : null}
      {can.keepOrder ? (
        <div className="row">
          <PostForm action={paths.threadLock(id)} method={isLocked ? 'delete' : 'post'}>
            <Button size="small">
              {isLocked ? (
                <LockOpen className="icon s" aria-hidden="true" />
              ) : (
                <Lock className="icon s" aria-hidden="true" />
              )}
              {isLocked ? 'Open again' : 'Lock'}
            </Button>
          </PostForm>
          <PostForm action={paths.threadPin(id)} method={isPinned ? 'delete' : 'post'}>
            <Button size="small">
              {isPinned ? (
                <PinOff className="icon s" aria-hidden="true" />
              ) : (
                <Pin className="icon s" aria-hidden="true" />
              )}
              {isPinned ? 'Unpin' : 'Pin'}
            </Button>
          </PostForm>
          <ButtonLink size="small" to={paths.threadMove(id)}>
            Move
          </ButtonLink>
        </div>
      ) : null}
    </Card>
  )
}
