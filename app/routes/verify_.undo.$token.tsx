import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { Link } from '#app/components/link.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { undoAddress } from '#app/modules/accounts/commands/undo-address.server.ts'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { trySecret } from '#app/modules/accounts/link-tries.server.ts'
import { readAddressToUndo } from '#app/modules/accounts/queries/read-address-change.server.ts'
import { noFieldsSchema } from '#app/modules/accounts/schema.ts'
import { paths } from '#app/paths.ts'
import { readForm } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [
  { title: 'Keep your address · Guildhall' },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await visitorContext(request)
  return { change: await trySecret(request, () => readAddressToUndo(ctx, params.token ?? '')) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await visitorContext(request)
  const form = await readForm(request, noFieldsSchema)
  if (!form.ok) return form.answer
  await trySecret(request, () => readAddressToUndo(ctx, params.token ?? ''))
  const result = await undoAddress(ctx, params.token ?? '')
  if (!result.ok) return form.refused(result.problem)
  return data(result.value)
}

export default function UndoAddress() {
  const { change } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer && 'wasDone' in answer) {
    return (
      <Page className="narrow">
        <PageHead title="Your address stays" />
        <Notice tone="good" live>
          {answer.wasDone
            ? 'Your old address is back, every session has ended, and the password no longer works. A mail with a link to choose a new one is on its way.'
            : 'The change was stopped.'}{' '}
          <Link to={paths.forgotPassword()}>Choose a new password</Link>
        </Notice>
      </Page>
    )
  }
  return (
    <Page className="narrow">
      <PageHead title="Keep your address" lead={change ? undefined : 'There is nothing to take back any more.'} />
      {change ? (
        <PostForm answer={answer} kept="" className="stack">
          <p>
            {change.isDone
              ? `Your account was moved from ${change.from} to ${change.to}. Taking it back ends every session and the password.`
              : `Somebody asked to move your account from ${change.from} to ${change.to}. It has not happened yet.`}
          </p>
          <Button look="main">{change.isDone ? 'Take it back' : 'Stop it'}</Button>
        </PostForm>
      ) : (
        <p>
          <Link to={paths.forgotPassword()}>Choose a new password</Link>
        </p>
      )}
    </Page>
  )
}
