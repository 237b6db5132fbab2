import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { Button } from '#app/components/button.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { trySecret } from '#app/modules/accounts/link-tries.server.ts'
import { unsubscribe } from '#app/modules/notifications/commands/unsubscribe.server.ts'
import { readUnsubscribe } from '#app/modules/notifications/queries/read-unsubscribe.server.ts'
import { paths } from '#app/paths.ts'
import { notFound } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [
  { title: 'Stop these mails · Guildhall' },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await visitorContext(request)
  const named = await trySecret(request, () => readUnsubscribe(ctx, params.token ?? ''))
  if (!named) throw notFound()
  return named
}

/** Also what a mail program posts by itself (one-click, RFC 8058): no sign-in, no further question. */
export async function action({ request, params }: ActionFunctionArgs) {
  const result = await unsubscribe(await visitorContext(request), params.token ?? '')
  if (!result.ok) throw notFound()
  return data({ done: true })
}

export default function Unsubscribe() {
  const { label } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page className="narrow">
      <PageHead title="Stop these mails" lead={`Mails about “${label}”.`} />
      {answer?.done ? (
        <Notice tone="good" live>
          Done. These mails have stopped; what is new is still in the hall.{' '}
          <Link to={paths.settings('notifications')}>Choose what reaches you</Link>
        </Notice>
      ) : (
        <PostForm className="stack">
          <p>What is new stays in the hall, only the mails stop. You can turn them on again in your settings.</p>
          <Button look="main">Stop these mails</Button>
        </PostForm>
      )}
    </Page>
  )
}
