import { Button } from '#app/components/button.tsx'
import { Notice } from '#app/components/notice.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { ordinal } from '#app/components/seating.ts'
import { Time } from '#app/components/time.tsx'
import { paths } from '#app/paths.ts'
import type { MentorPageView } from '../view.ts'

export type MentorLineProps = { mentor: MentorPageView; zone: string; now: string }

/** The line for a mentor's places: joining it, one's place in it, and a place that is offered. */
export function MentorWaitlist({ mentor, zone, now }: MentorLineProps) {
  const { handle, name, yours, can, waiting } = mentor
  const first = name.split(' ')[0]!
  const action = paths.mentorWaitlist(handle)
  if (yours.offeredUntil) {
    return (
      <div className="mt-4">
        <Notice tone="good" title="A place is free for you">
          until <Time at={yours.offeredUntil} zone={zone} now={now} />. Send your request by then; the place is kept
          while {first} answers.
          <PostForm action={action} method="delete" className="mt-4">
            <Button size="small" look="quiet">
              Pass it on
            </Button>
          </PostForm>
        </Notice>
      </div>
    )
  }
  if (yours.position) {
    return (
      <div className="mt-4">
        <Notice tone="warning" title={`You are ${ordinal(yours.position)} in line.`}>
          We write the moment a place with {first} is free; you then have three days to ask.
          <PostForm action={action} method="delete" className="mt-4">
            <Button size="small" look="quiet">
              Leave the line
            </Button>
          </PostForm>
        </Notice>
      </div>
    )
  }
  if (!can.wait) return null
  return (
    <PostForm action={action} className="row mt-4">
      <Button look="main">Tell me when a place is free</Button>
      <span className="small muted">{waiting === 0 ? 'Nobody waits yet.' : `${waiting} in line already.`}</span>
    </PostForm>
  )
}
