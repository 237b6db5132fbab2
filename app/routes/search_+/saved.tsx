import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { FormErrors } from '#app/components/form-errors.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { forgetSearch } from '#app/modules/search/commands/forget-search.server.ts'
import { saveSearch } from '#app/modules/search/commands/save-search.server.ts'
import { readSavedSearches } from '#app/modules/search/queries/list-saved.server.ts'
import { forgetSearchSchema, saveSearchSchema } from '#app/modules/search/schema.ts'
import { paths } from '#app/paths.ts'
import type { Frame } from '#app/components/frame.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { readForm } from '#app/platform/http.server.ts'

export const handle: Frame = { place: 'search' }
export const meta: MetaFunction = () => [{ title: 'Saved searches · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  return { saved: await readSavedSearches(await memberContext(request)) }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  const form = await readForm(request, { post: saveSearchSchema, delete: forgetSearchSchema }, ctx)
  if (!form.ok) return form.answer
  const result =
    form.method === 'delete' ? await forgetSearch(form.ctx, form.value.id) : await saveSearch(form.ctx, form.value)
  if (!result.ok) return form.refused(result.problem)
  const said = form.method === 'delete' ? 'Let go.' : 'Kept. Your inbox will say when something new fits.'
  return redirectSaying(paths.savedSearches(), said)
}

export default function SavedSearches() {
  const { saved } = useLoaderData<typeof loader>()
  const { problems } = readAnswer(useActionData<typeof action>())
  return (
    <Page className="narrow">
      <PageHead
        title="Saved searches"
        lead="When something new fits one of these, your inbox says so."
        crumbs={[{ label: 'Search', href: paths.search() }]}
      />
      <FormErrors errors={problems} />
      {saved.length === 0 ? (
        <EmptyState
          title="No search is kept"
          level={2}
          illustration="lamp"
          action={<ButtonLink to={paths.search()}>Search</ButtonLink>}
        >
          Search for a skill or a town, then choose “Tell me when something new fits”.
        </EmptyState>
      ) : (
        <ul className="rows tight" aria-label="Saved searches">
          {saved.map(({ id, query, narrowed, href }) => (
            <li key={id}>
              <div className="grow">
                <h2>
                  <Link to={href}>{query}</Link>
                </h2>
                <p className="meta">
                  {narrowed.map((words) => (
                    <span key={words}>{words}</span>
                  ))}
                </p>
              </div>
              <PostForm method="delete">
                <input type="hidden" name="id" value={id} />
                <Button size="small" aria-label={`Let go of ${query}`}>
                  Let go
                </Button>
              </PostForm>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
