import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { readMember } from '#app/modules/pages/queries/read-member.server.ts'
import { ProfilePage } from '#app/modules/accounts/ui/profile-page.tsx'
import { isSlug } from '#app/lib/slug.ts'
import { elsewhere } from '#app/modules/accounts/elsewhere.server.ts'
import { paths } from '#app/paths.ts'
import { notFound } from '#app/platform/http.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.member.name ?? 'Nobody here'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await visitorContext(request)
  if (!isSlug(params.handle)) throw notFound()
  const member = await readMember(ctx, params.handle)
  if (!member) throw await elsewhere(ctx, params.handle, paths.member)
  return { member, now: ctx.now.toISOString(), zone: ctx.actor?.timeZone ?? member.timeZone }
}

export default function MemberPage() {
  const { member, now, zone } = useLoaderData<typeof loader>()
  return <ProfilePage member={member} now={now} zone={zone} />
}
