import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { Section } from '#app/components/section.tsx'
import { decodeCursor } from '#app/lib/cursor.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { InboxTabs } from '#app/modules/notifications/ui/inbox-tabs.tsx'
import { listBookmarks } from '#app/modules/threads/queries/list-bookmarks.server.ts'
import { BookmarkRow } from '#app/modules/threads/ui/bookmark-row.tsx'
import { paths } from '#app/paths.ts'

export const meta: MetaFunction = () => [{ title: 'Saved · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const after = new URL(request.url).searchParams.get('after')
  const page = await listBookmarks(ctx, decodeCursor(after))
  return { ...page, isFirst: after === null, now: ctx.now.toISOString(), zone: ctx.actor.timeZone }
}

export default function Bookmarks() {
  const { rows, next, isFirst, now, zone } = useLoaderData<typeof loader>()
  return (
    <Page>
      <PageHead title="Saved" lead="Threads and replies you want to find again. Nobody else sees which.">
        <InboxTabs current="saved" />
      </PageHead>
      {rows.length === 0 ? (
        <EmptyState
          title={isFirst ? 'Nothing saved yet' : 'That was all'}
          level={2}
          illustration="letter"
          action={<ButtonLink to={paths.groups()}>Look at your groups</ButtonLink>}
        >
          Press Save under a thread or a reply, and it waits for you here.
        </EmptyState>
      ) : (
        <Section title="Last saved first" hideTitle>
          <ul className="rows">
            {rows.map((bookmark) => (
              <BookmarkRow key={bookmark.subjectId} bookmark={bookmark} now={now} zone={zone} />
            ))}
          </ul>
        </Section>
      )}
      <Pagination
        newer={isFirst ? null : paths.bookmarks()}
        newerLabel="Newest"
        older={next ? paths.bookmarks(next) : null}
      />
    </Page>
  )
}
