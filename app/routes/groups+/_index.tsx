import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { Pill } from '#app/components/pill.tsx'
import { SearchBox } from '#app/components/search-box.tsx'
import { Section } from '#app/components/section.tsx'
import { decodeCursor } from '#app/lib/cursor.ts'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { listGroups, listMyGroups } from '#app/modules/pages/queries/list-groups.server.ts'
import { GroupRow } from '#app/modules/groups/ui/group-row.tsx'
import { paths } from '#app/paths.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'groups', scripts: 'members' }
export const meta: MetaFunction = () => [{ title: 'Groups · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await visitorContext(request)
  const query = new URL(request.url).searchParams
  const q = clean(query.get('q'))
  const tag = clean(query.get('tag'))
  const asked = query.get('visibility')
  const visibility = asked === 'public' || asked === 'private' ? asked : undefined
  const after = decodeCursor(query.get('after'))
  const isFiltered = Boolean(q || tag || visibility)
  const showMine = ctx.actor !== null && !isFiltered && !after
  const [mine, found] = await Promise.all([
    showMine ? listMyGroups(ctx) : [],
    listGroups(ctx, { q, tag, visibility, exceptMine: ctx.actor !== null && !isFiltered }, after),
  ])
  return { mine, found, q, tag, visibility, isFiltered, signedIn: ctx.actor !== null }
}

export default function Groups() {
  const { mine, found, q, tag, visibility, isFiltered, signedIn } = useLoaderData<typeof loader>()
  const here = (change: Record<string, string | undefined>) => linkTo({ q, tag, visibility, ...change })
  const others = found.rows.filter((group) => isFiltered || !mine.some((own) => own.slug === group.slug))
  return (
    <Page>
      <PageHead
        title="Groups"
        lead="People of one trade, one town or one problem, who answer each other."
        actions={<ButtonLink to={paths.newGroup()}>Open a group</ButtonLink>}
      />
      {mine.length > 0 ? (
        <Section title="Your groups">
          <ul className="rows">
            {mine.map((group) => (
              <GroupRow key={group.slug} group={group} unread={group.unread} />
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title={mine.length > 0 ? 'More groups' : 'All groups'}>
        <div className="stack">
          <SearchBox action={paths.groups()} label="Find a group by its name or subject" defaultValue={q}>
            {tag ? <input type="hidden" name="tag" value={tag} /> : null}
            {visibility ? <input type="hidden" name="visibility" value={visibility} /> : null}
          </SearchBox>
          <p className="pills">
            <Pill href={here({ visibility: undefined })} look={visibility ? 'plain' : 'on'}>
              All
            </Pill>
            <Pill href={here({ visibility: 'public' })} look={visibility === 'public' ? 'on' : 'plain'}>
              Public
            </Pill>
            <Pill href={here({ visibility: 'private' })} look={visibility === 'private' ? 'on' : 'plain'}>
              Private
            </Pill>
            {tag ? (
              <Pill href={here({ tag: undefined })} look="on">
                {tag}: take this filter off
              </Pill>
            ) : null}
          </p>
        </div>
        {others.length > 0 ? (
          <ul className="rows">
            {others.map((group) => (
              <GroupRow key={group.slug} group={group} />
            ))}
          </ul>
        ) : (
          <EmptyState
            title={isFiltered ? 'No group fits this yet' : 'No other groups yet'}
            action={<ButtonLink to={paths.newGroup()}>Open a group</ButtonLink>}
          >
            {isFiltered
              ? 'Try another word, or open the group you were looking for: others may be looking too.'
              : 'Groups are where people of one trade talk, plan and help. Somebody opens the first one.'}
          </EmptyState>
        )}
        <Pagination older={found.next ? here({ after: found.next }) : null} olderLabel="More groups" />
        {signedIn ? null : <p className="small muted">Secret groups are not listed. Sign in to see yours.</p>}
      </Section>
    </Page>
  )
}

function clean(word: string | null): string | undefined {
  return word?.replaceAll('\0', '').trim().slice(0, 80) || undefined
}

function linkTo(query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return given.length > 0 ? `${paths.groups()}?${new URLSearchParams(given)}` : paths.groups()
}
