import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Page } from '#app/components/page.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { SearchBox } from '#app/components/search-box.tsx'
import { Section } from '#app/components/section.tsx'
import { Time } from '#app/components/time.tsx'
import { useViewer } from '#app/components/viewer.ts'
import { Who } from '#app/components/who.tsx'
import { decodeCursor } from '#app/lib/cursor.ts'
import { isSlug } from '#app/lib/slug.ts'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { roleWords } from '#app/modules/groups/domain/group.ts'
import { listGroupMembers } from '#app/modules/groups/queries/list-group-members.server.ts'
import { readGroup } from '#app/modules/pages/queries/read-group.server.ts'
import { GroupHead } from '#app/modules/groups/ui/group-head.tsx'
import { InviteForm } from '#app/modules/groups/ui/invite-form.tsx'
import { paths } from '#app/paths.ts'
import { notFound } from '#app/platform/http.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'groups', scripts: 'members' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Members of ${data?.group.name ?? 'a group'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  if (!isSlug(params.slug)) throw notFound()
  const ctx = await visitorContext(request)
  const group = await readGroup(ctx, params.slug)
  if (!group || !group.can.seeInside) throw notFound()
  const query = new URL(request.url).searchParams
  const q = query.get('q')?.replaceAll('\0', '').trim().slice(0, 80) || undefined
  const members = await listGroupMembers(ctx, group, { q }, decodeCursor(query.get('after')))
  return { group, members, q, now: ctx.now.toISOString() }
}

export default function GroupMembers() {
  const { group, members, q, now } = useLoaderData<typeof loader>()
  const viewer = useViewer()
  const zone = viewer?.timeZone ?? 'UTC'
  const older = members.next
    ? `${paths.groupMembers(group.slug)}?${new URLSearchParams({ ...(q ? { q } : {}), after: members.next })}`
    : null
  return (
    <Page>
      <GroupHead group={group} tab="members" signedIn={viewer !== null} />
      <div className="head-row section">
        <h1>Members</h1>
      </div>
      {group.can.invite ? <InviteForm slug={group.slug} /> : null}
      <Section title={q ? `Members called “${q}”` : 'In the order they came'}>
        <div className="mt-4">
          <SearchBox action={paths.groupMembers(group.slug)} label="Find a member by name" defaultValue={q} />
        </div>
        {members.rows.length > 0 ? (
          <ul className="rows tight">
            {members.rows.map(({ handle, name, headline, role, joinedAt }) => (
              <li key={handle}>
                <div className="grow">
                  <Who name={name} href={paths.member(handle)} sub={headline} />
                </div>
                <p className="end small muted">
                  {role === 'member' ? null : <b>{roleWords[role]}</b>}
                  {role === 'member' ? (
                    <>
                      since <Time at={joinedAt} zone={zone} now={now} show="day" />
                    </>
                  ) : null}
                  {group.can.moderate && viewer?.handle !== handle ? (
                    <>
                      <br />
                      <Link to={paths.groupMembership(group.slug, handle)} aria-label={`Manage ${name}`}>
                        Manage
                      </Link>
                    </>
                  ) : null}
                </p>
              </li>
            ))}
          </ul>
        ) : (
          <EmptyState title={q ? 'Nobody by this name' : 'Nobody you can see'}>
            {q
              ? 'Try a part of the name.'
              : viewer
                ? 'Some members keep out of the directory.'
                : 'Members show their names to other members. Sign in to see them.'}
          </EmptyState>
        )}
        <Pagination older={older} olderLabel="More members" />
      </Section>
    </Page>
  )
}
