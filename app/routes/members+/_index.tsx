import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { ButtonLink } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { SearchBox } from '#app/components/search-box.tsx'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { listMembers } from '#app/modules/pages/queries/list-members.server.ts'
import { MemberRows } from '#app/modules/accounts/ui/member-rows.tsx'
import { paths } from '#app/paths.ts'

export const meta: MetaFunction = () => [{ title: 'Members · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await visitorContext(request)
  const params = new URL(request.url).searchParams
  return {
    ...(await listMembers(ctx, { q: params.get('q') ?? '', after: params.get('after') })),
    isMember: ctx.actor !== null,
  }
}

export default function Members() {
  const { members, next, isMember } = useLoaderData<typeof loader>()
  const [params] = useSearchParams()
  const q = params.get('q') ?? ''
  const older = next ? `?${new URLSearchParams({ ...(q ? { q } : {}), after: next })}` : null
  const newer = params.has('after') ? `?${new URLSearchParams(q ? { q } : {})}` : null
  return (
    <Page>
      <PageHead
        title="Members"
        lead={
          isMember
            ? 'The people of this hall, the newest first.'
            : 'People who show themselves to everyone. Members see more.'
        }
      />
      <SearchBox action={paths.members()} label="Find by name, trade or skill" defaultValue={q} />
      {members.length ? (
        <MemberRows members={members} />
      ) : (
        <EmptyState
          title="Nobody here by that name"
          action={<ButtonLink to={paths.members()}>Show everyone</ButtonLink>}
        >
          Try another spelling, a skill, or a shorter word.
        </EmptyState>
      )}
      <Pagination newer={newer} older={older} newerLabel="From the start" olderLabel="More members" />
    </Page>
  )
}
