import { Button, ButtonLink } from '#app/components/button.tsx'
import { CheckField } from '#app/components/check-field.tsx'
import { readAnswer, type AnsweredForm } from '#app/components/form-answer.ts'
import { HiddenFields } from '#app/components/hidden-fields.tsx'
import { Notice } from '#app/components/notice.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import type { GroupVisibility } from '#app/modules/visibility/domain/group-visibility.ts'
import { paths } from '#app/paths.ts'
import { opensToAll } from '../domain/move.ts'

export type MoveFormProps = {
  thread: { id: string; from: { name: string; visibility: GroupVisibility } }
  target: { slug: string; name: string; visibility: GroupVisibility }
  outlook: { members: number; losing: number; author: string; authorLoses: boolean }
  answer?: AnsweredForm
}

/** What a move changes for whom, and the button that does it. */
export function MoveForm({ thread, target, outlook, answer }: MoveFormProps) {
  const form = readAnswer(answer)
  const opens = opensToAll(thread.from.visibility, target.visibility)
  return (
    <PostForm action={paths.threadMove(thread.id)} answer={answer} className="form" kept="">
      <HiddenFields fields={{ to: target.slug, shown: target.visibility }} />
      <Notice
        tone={opens ? 'stop' : 'warning'}
        title={opens ? 'Anybody will be able to read this thread.' : `To ${target.name}.`}
      >
        <MoveWords from={thread.from} target={target} outlook={outlook} />
      </Notice>
      {opens ? (
        <CheckField
          id="sure"
          name="sure"
          value="yes"
          label={`Show what was written in ${thread.from.name} to everybody.`}
          hint="People wrote it for a closed group. Ask them if you can."
          error={form.error('sure')}
        />
      ) : null}
      <div className="row">
        <Button look={opens ? 'danger' : 'main'}>Move it to {target.name}</Button>
        <ButtonLink look="quiet" to={paths.threadMove(thread.id)}>
          Choose another group
        </ButtonLink>
      </div>
    </PostForm>
  )
}

function MoveWords({
  from,
  target,
  outlook,
}: Pick<MoveFormProps, 'target' | 'outlook'> & { from: { name: string; visibility: GroupVisibility } }) {
  const people = (n: number) => (n === 1 ? '1 member' : `${n} members`)
  const { members, losing, author, authorLoses } = outlook
  return (
    <>
      {target.visibility === 'public'
        ? from.visibility === 'public'
          ? `${target.name} is public, as ${from.name} is: everybody goes on seeing it.`
          : `${target.name} is public: visitors, search engines and feeds see the thread and all its replies, with names.`
        : `${target.name} is ${target.visibility}: its ${people(members)} will see the thread, and nobody else.`}
      {losing > 0 ? ` ${people(losing)} of ${from.name} will not see it any more.` : null}
      {authorLoses ? ` ${author}, who started it, is one of those who lose it.` : null}
      {' Those who follow it go on following it, as far as they may see it.'}
    </>
  )
}
