import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { Emblem } from '#app/components/emblem.tsx'
import { Markdown } from '#app/components/markdown.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { memberContext, visitorContext } from '#app/modules/accounts/context.server.ts'
import { noFieldsSchema } from '#app/modules/accounts/schema.ts'
import { acceptInvite } from '#app/modules/groups/commands/accept-invite.server.ts'
import { readInvite } from '#app/modules/groups/queries/read-invite.server.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'groups' }
export const meta: MetaFunction = () => [{ title: 'An invitation · Guildhall' }, { name: 'robots', content: 'noindex' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await visitorContext(request)
  const token = params.token!
  const invite = await readInvite(ctx, token)
  if (!invite) return { invite: null, token, signedIn: ctx.actor !== null }
  const { name, descriptionHtml, memberCount, invitedBy } = invite
  return { invite: { name, descriptionHtml, memberCount, invitedBy }, token, signedIn: ctx.actor !== null }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isId(params.token)) throw notFound()
  const form = await readForm(request, noFieldsSchema, ctx)
  if (!form.ok) return form.answer
  const result = await acceptInvite(form.ctx, { token: params.token })
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.group(result.value.slug), 'Welcome to the group.')
}

export default function Invite() {
  const { invite, token, signedIn } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (!invite) {
    return (
      <Page className="narrow">
        <PageHead
          title="This invitation is over"
          lead="It has been used up, has run out or was taken back. Whoever gave it to you can make a new one."
        />
        <ButtonLink to={paths.groups()}>Look at the groups</ButtonLink>
      </Page>
    )
  }
  const members = invite.memberCount === 1 ? 'One member' : `${invite.memberCount} members`
  return (
    <Page className="narrow">
      <PageHead
        mark={<Emblem name={invite.name} />}
        title={invite.name}
        lead={`${invite.invitedBy} invites you. ${members} so far.`}
      />
      <Markdown html={invite.descriptionHtml} />
      <PostForm answer={answer} className="mt-4">
        {signedIn ? (
          <Button look="main">Join group</Button>
        ) : (
          <ButtonLink look="main" to={paths.login(paths.groupInvite(token))}>
            Sign in or join the hall to accept
          </ButtonLink>
        )}
      </PostForm>
    </Page>
  )
}
