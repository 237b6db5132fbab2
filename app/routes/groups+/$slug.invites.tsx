import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { isSlug } from '#app/lib/slug.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { createInviteLink, revokeInvite } from '#app/modules/groups/commands/invite-links.server.ts'
import { inviteMember } from '#app/modules/groups/commands/invite-member.server.ts'
import { readGroup } from '#app/modules/pages/queries/read-group.server.ts'
import { invitee, inviteActionSchema } from '#app/modules/groups/schema.ts'
import { NewLink } from '#app/modules/groups/ui/new-link.tsx'
import { InviteForm } from '#app/modules/groups/ui/invite-form.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { env } from '#app/platform/env.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import { wasRefused } from '#app/platform/request-scope.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'groups' }
export const meta: MetaFunction = () => [{ title: 'Invite somebody · Guildhall' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const group = isSlug(params.slug) ? await readGroup(ctx, params.slug) : null
  if (!group?.can.seeInside) throw notFound()
  if (!group.can.invite && !wasRefused()) throw redirect(paths.group(group.slug))
  return { slug: group.slug, name: group.name }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await memberContext(request)
  if (!isSlug(params.slug)) throw notFound()
  const { slug } = params
  const form = await readForm(request, inviteActionSchema, member)
  if (!form.ok) return form.answer
  const { value } = form
  switch (value.action) {
    case 'invite': {
      const result = await inviteMember(form.ctx, { slug, ...invitee(value.who) })
      if (!result.ok) return form.refused(result.problem)
      return redirectSaying(paths.groupMembers(slug), 'The invitation is on its way.')
    }
    case 'link': {
      const result = await createInviteLink(form.ctx, { slug, uses: value.uses, days: value.days })
      if (!result.ok) return form.refused(result.problem)
      const { token } = result.value
      return data({ link: token && env().APP_URL + paths.groupInvite(token) })
    }
    case 'revoke': {
      const result = await revokeInvite(form.ctx, { slug, inviteId: value.inviteId })
      if (!result.ok) return form.refused(result.problem)
      return redirectSaying(`${paths.groupSettings(slug)}#links`, 'This invitation no longer works.')
    }
  }
}

export default function Invites() {
  const { slug, name } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer && 'link' in answer) return <NewLink slug={slug} name={name} link={answer.link} />
  return (
    <Page className="narrow">
      <PageHead title={`Invite somebody to ${name}`} crumbs={[{ label: name, href: paths.group(slug) }]} />
      <InviteForm slug={slug} answer={answer} />
    </Page>
  )
}
