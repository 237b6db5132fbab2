import { Button } from '#app/components/button.tsx'
import { readAnswer, type AnsweredForm } from '#app/components/form-answer.ts'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { paths } from '#app/paths.ts'
import { ThreadFields } from './thread-fields.tsx'

export type NewThreadFormProps = { group: { slug: string; name: string }; answer?: AnsweredForm }

/** The page on which a thread is written, the first time and again with what was typed. */
export function NewThreadForm({ group, answer }: NewThreadFormProps) {
  return (
    <Page className="narrow">
      <PageHead
        title="Start a thread"
        crumbs={[
          { label: group.name, href: paths.group(group.slug) },
          { label: 'Threads', href: paths.groupThreads(group.slug) },
        ]}
      />
      <PostForm action={paths.groupThreads(group.slug)} answer={answer} className="form">
        <ThreadFields form={readAnswer(answer)} />
        <Button look="main">Start the thread</Button>
      </PostForm>
    </Page>
  )
}
