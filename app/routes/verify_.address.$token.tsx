import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { Link } from '#app/components/link.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { confirmAddress } from '#app/modules/accounts/commands/confirm-address.server.ts'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { readAddressToConfirm } from '#app/modules/accounts/queries/read-address-change.server.ts'
import { noFieldsSchema } from '#app/modules/accounts/schema.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { readForm } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [
  { title: 'Confirm your new address · Guildhall' },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  return { email: await readAddressToConfirm(await visitorContext(request), params.token ?? '') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await visitorContext(request)
  const form = await readForm(request, noFieldsSchema)
  if (!form.ok) return form.answer
  const result = await confirmAddress(ctx, params.token ?? '')
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.login(paths.settings('security')), 'This is your address from now on.')
}

export default function ConfirmAddress() {
  const { email } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page className="narrow">
      <PageHead
        title="Confirm your new address"
        lead={email ? `Your account moves to ${email}.` : 'This link has been used, has expired or was stopped.'}
      />
      {email ? (
        <PostForm answer={answer} kept="">
          <Button look="main">Use this address</Button>
        </PostForm>
      ) : (
        <p>
          <Link to={paths.changeAddress()}>Ask for a new link</Link>
        </p>
      )}
    </Page>
  )
}
