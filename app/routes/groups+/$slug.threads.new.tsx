import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { isSlug } from '#app/lib/slug.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { findGroup } from '#app/modules/groups/queries/find-group.server.ts'
import { maySeeInsideGroup } from '#app/modules/visibility/domain/group-visibility.ts'
import { mayStartThread } from '#app/modules/threads/domain/policy.ts'
import { readDraft } from '#app/modules/threads/queries/list-drafts.server.ts'
import { NewThreadPage } from '#app/modules/threads/ui/new-thread-page.tsx'
import { paths } from '#app/paths.ts'
import { notFound } from '#app/platform/http.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'groups' }
export const meta: MetaFunction = () => [{ title: 'Start a thread · Guildhall' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isSlug(params.slug)) throw notFound()
  const group = await findGroup(ctx, params.slug)
  if (!group || !maySeeInsideGroup(group.visibility, group.membershipStatus)) throw notFound()
  if (!mayStartThread(ctx.actor, group).allowed) throw redirect(paths.group(group.slug))
  const { id, slug, name } = group
  const draft = await readDraft(ctx, { place: 'thread', subjectId: id })
  const isContinued = new URL(request.url).searchParams.get('draft') === 'continue'
  return { group: { id, slug, name }, draft, isContinued, zone: ctx.actor.timeZone, now: ctx.now.toISOString() }
}

export default function NewThread() {
  return <NewThreadPage {...useLoaderData<typeof loader>()} />
}
