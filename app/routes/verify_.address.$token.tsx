import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { Link } from '#app/components/link.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { confirmAddress } from '#app/modules/accounts/commands/confirm-address.server.ts'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { trySecret } from '#app/modules/accounts/link-tries.server.ts'
import { readAddressToConfirm } from '#app/modules/accounts/queries/read-address-change.server.ts'
import { mailedLinkSchema } from '#app/modules/accounts/schema.ts'
import { closeSession } from '#app/modules/accounts/session.server.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { readForm } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [
  { title: 'Confirm your new address · Guildhall' },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await visitorContext(request)
  const token = params.token ?? ''
  const change = await trySecret(request, () => readAddressToConfirm(ctx, token))
  return { change, token, other: ctx.actor && { id: ctx.actor.id, name: ctx.actor.name } }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await visitorContext(request)
  const form = await readForm(request, mailedLinkSchema)
  if (!form.ok) return form.answer
  const token = params.token ?? ''
  const change = await trySecret(request, () => readAddressToConfirm(ctx, token))
  if (ctx.actor && change && !change.isYours && form.value.leaving === ctx.actor.id) {
    const headers = { 'Set-Cookie': await closeSession(request) }
    return redirect(paths.login(paths.confirmAddress(token)), { headers })
  }
  const result = await confirmAddress(ctx, token)
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.settings('security'), 'This is your address from now on.')
}

export default function ConfirmAddress() {
  const { change, token, other } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lead = change
    ? `The account that asked for it moves to ${change.email}.`
    : 'This link has been used, has expired or was stopped.'
  return (
    <Page className="narrow">
      <PageHead title="Confirm your new address" lead={lead} />
      {!change ? (
        <p>
          <Link to={paths.changeAddress()}>Ask for a new link</Link>
        </p>
      ) : change.isYours ? (
        <PostForm answer={answer} kept="">
          <Button look="main">Use this address</Button>
        </PostForm>
      ) : other ? (
        <PostForm answer={answer} kept="" className="stack">
          <Notice tone="warning" title={`You are signed in as ${other.name}.`}>
            Another account asked for {change.email}. Sign in to that one to confirm. If you did not ask for it, leave
            this link alone: nothing happens.
            <input type="hidden" name="leaving" value={other.id} />
          </Notice>
          <div className="row">
            <Button look="main">Sign {other.name} out</Button>
            <ButtonLink look="quiet" to={paths.home()}>
              Stay signed in as {other.name}
            </ButtonLink>
          </div>
        </PostForm>
      ) : (
        <div className="stack">
          <p>
            Sign in to that account to confirm. If you did not ask for this, leave the link alone: nothing happens, and
            nobody else can use it.
          </p>
          <p>
            <ButtonLink look="main" to={paths.login(paths.confirmAddress(token))}>
              Sign in to confirm
            </ButtonLink>
          </p>
        </div>
      )}
    </Page>
  )
}
