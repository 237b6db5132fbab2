import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { RefusedPage } from '#app/components/refused-page.tsx'
import { isSlug } from '#app/lib/slug.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { joinGroup } from '#app/modules/groups/commands/join-group.server.ts'
import { leaveGroup } from '#app/modules/groups/commands/leave-group.server.ts'
import { setMailLevel } from '#app/modules/groups/commands/set-mail-level.server.ts'
import { findGroup } from '#app/modules/groups/queries/find-group.server.ts'
import { joinSchema, mailLevelSchema } from '#app/modules/groups/schema.ts'
import { JoinPanel } from '#app/modules/groups/ui/join-panel.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'groups' }
export const meta: MetaFunction = () => [{ title: 'Your place in the group · Guildhall' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const group = isSlug(params.slug) ? await findGroup(ctx, params.slug) : null
  if (!group) throw notFound()
  const asks = group.membershipStatus === 'none' && group.joinPolicy === 'request'
  return { slug: group.slug, name: group.name, questions: asks ? group.questions : null }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isSlug(params.slug)) throw notFound()
  const { slug } = params
  const form = await readForm(request, { post: joinSchema, put: mailLevelSchema, delete: joinSchema }, ctx)
  if (!form.ok) return form.answer
  if (form.method === 'put') {
    const result = await setMailLevel(form.ctx, { slug, level: form.value.level })
    return result.ok ? redirectSaying(paths.group(slug), 'Kept.') : form.refused(result.problem)
  }
  if (form.method === 'delete') {
    const result = await leaveGroup(form.ctx, { slug })
    if (!result.ok) return form.refused(result.problem)
    const stillThere = await findGroup(ctx, slug)
    return redirectSaying(stillThere ? paths.group(slug) : paths.groups(), 'You are no longer part of the group.')
  }
  const result = await joinGroup(form.ctx, { slug, answers: form.value.answers })
  if (!result.ok) return form.refused(result.problem)
  const said = result.value.status === 'active' ? 'Welcome to the group.' : 'Your request is with the moderators.'
  return redirectSaying(paths.group(slug), said)
}

export default function Membership() {
  const { slug, name, questions } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const back = { label: `Back to ${name}`, href: paths.group(slug) }
  if (!questions) return <RefusedPage title={name} answer={answer} back={back} />
  return (
    <Page className="narrow">
      <PageHead title={name} crumbs={[{ label: 'Groups', href: paths.groups() }]} />
      <JoinPanel slug={slug} questions={questions} answer={answer} />
    </Page>
  )
}
