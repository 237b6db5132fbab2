import { Button } from '#app/components/button.tsx'
import { readAnswer, type AnsweredForm } from '#app/components/form-answer.ts'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { paths } from '#app/paths.ts'
import type { DraftSpot } from '../domain/draft.ts'
import { DraftAutosave } from './draft-autosave.tsx'
import { ThreadFields } from './thread-fields.tsx'
import { WithDraft, type BegunWords } from './with-draft.tsx'

export type NewThreadPageProps = Partial<BegunWords> & {
  group: { id: string; slug: string; name: string }
  answer?: AnsweredForm
}

/** The page on which a thread is written, the first time and again with what was typed. */
export function NewThreadPage({ group, answer, draft = null, isContinued = false, zone, now }: NewThreadPageProps) {
  const spot: DraftSpot = { place: 'thread', subjectId: group.id }
  return (
    <Page className="narrow">
      <PageHead
        title="Start a thread"
        crumbs={[
          { label: group.name, href: paths.group(group.slug) },
          { label: 'Threads', href: paths.groupThreads(group.slug) },
        ]}
      />
      <WithDraft
        spot={spot}
        page={paths.newThread(group.slug)}
        draft={draft}
        isContinued={isContinued}
        zone={zone ?? 'UTC'}
        now={now ?? ''}
      >
        {(begun) => (
          <PostForm action={paths.groupThreads(group.slug)} answer={answer} className="form">
            <ThreadFields form={readAnswer(answer)} given={begun ?? undefined} asksKind />
            <div className="row">
              <Button look="main">Start the thread</Button>
              <DraftAutosave spot={spot} />
            </div>
          </PostForm>
        )}
      </WithDraft>
    </Page>
  )
}
