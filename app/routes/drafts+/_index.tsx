import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { FormErrors } from '#app/components/form-errors.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { Section } from '#app/components/section.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { InboxTabs } from '#app/modules/notifications/ui/inbox-tabs.tsx'
import { discardDraft } from '#app/modules/threads/commands/discard-draft.server.ts'
import { saveDraft } from '#app/modules/threads/commands/save-draft.server.ts'
import { listDrafts } from '#app/modules/threads/queries/list-drafts.server.ts'
import { discardSchema, draftSchema } from '#app/modules/threads/schema.ts'
import { DraftRow } from '#app/modules/threads/ui/draft-row.tsx'
import { writerContext } from '#app/modules/threads/commands/writer-context.server.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { readForm, safeReturn } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [{ title: 'Your drafts · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  return { drafts: await listDrafts(ctx), now: ctx.now.toISOString(), zone: ctx.actor.timeZone }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await writerContext(request)
  const form = await readForm(request, { post: draftSchema, delete: discardSchema }, ctx)
  if (!form.ok) return form.answer
  if (form.method === 'delete') {
    const result = await discardDraft(form.ctx, form.value.draft)
    return result.ok ? redirect(safeReturn(form.value.to ?? null, paths.drafts())) : form.refused(result.problem)
  }
  const { draft, ...words } = form.value
  const result = await saveDraft(form.ctx, { spot: draft, words })
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.drafts(), 'Your words are kept.')
}

export default function Drafts() {
  const { drafts, now, zone } = useLoaderData<typeof loader>()
  const { problems } = readAnswer(useActionData<typeof action>())
  return (
    <Page>
      <PageHead title="Your drafts" lead="What you have begun to write and not sent. Nobody else sees it.">
        <InboxTabs current="drafts" />
      </PageHead>
      <FormErrors errors={problems} />
      {drafts.length === 0 ? (
        <EmptyState
          title="No drafts"
          level={2}
          illustration="letter"
          action={<ButtonLink to={paths.groups()}>Look at your groups</ButtonLink>}
        >
          What you write in a thread is kept here as you type, until you send it or throw it away.
        </EmptyState>
      ) : (
        <Section title="Last written first" hideTitle>
          <ul className="rows">
            {drafts.map((draft) => (
              <DraftRow key={`${draft.place} ${draft.subjectId}`} draft={draft} now={now} zone={zone} />
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}
