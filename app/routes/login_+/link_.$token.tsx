import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { Button } from '#app/components/button.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { redeemLink } from '#app/modules/accounts/commands/redeem-link.server.ts'
import { enter } from '#app/modules/accounts/commands/enter.server.ts'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { landing } from '#app/modules/accounts/landing.server.ts'
import { isLinkGood } from '#app/modules/accounts/queries/is-link-good.server.ts'
import { noFieldsSchema } from '#app/modules/accounts/schema.ts'
import { paths } from '#app/paths.ts'
import { readForm } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [{ title: 'Sign in · Guildhall' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await visitorContext(request)
  return { good: await isLinkGood(ctx, params.token!, 'sign-in') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await visitorContext(request)
  const form = await readForm(request, noFieldsSchema)
  if (!form.ok) return form.answer
  const result = await redeemLink(ctx, { token: params.token!, kind: 'sign-in' })
  if (!result.ok) return form.refused(result.problem)
  const headers = await enter(ctx, result.value.memberId, request)
  return redirect(await landing(ctx, result.value.memberId, request, paths.home()), { headers })
}

export default function SignInWithLink() {
  const { good } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page className="narrow">
      <PageHead
        title="Sign in"
        lead={good ? 'One press, and you are in.' : 'This link has been used or has expired.'}
      />
      {good ? (
        <PostForm answer={answer} kept="">
          <Button look="main">Sign in on this device</Button>
        </PostForm>
      ) : (
        <p>
          <Link to={paths.loginLink()}>Ask for a new link</Link>
        </p>
      )}
    </Page>
  )
}
