import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { readInbox } from '#app/modules/notifications/queries/read-inbox.server.ts'
import { InboxItem } from '#app/modules/notifications/ui/inbox-item.tsx'
import { InboxTabs } from '#app/modules/notifications/ui/inbox-tabs.tsx'
import { paths } from '#app/paths.ts'

export const meta: MetaFunction = () => [{ title: 'Inbox · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const params = new URL(request.url).searchParams
  const unreadOnly = params.get('show') === 'unread'
  const page = await readInbox(ctx, { after: params.get('after'), unreadOnly })
  return { ...page, unreadOnly, isFirst: !params.has('after'), now: ctx.now.toISOString(), zone: ctx.actor.timeZone }
}

export default function Inbox() {
  const { items, next, unreadOnly, isFirst, now, zone } = useLoaderData<typeof loader>()
  const here = (after?: string | null) => {
    const query = new URLSearchParams({ ...(unreadOnly ? { show: 'unread' } : {}), ...(after ? { after } : {}) })
    return query.size > 0 ? `${paths.inbox()}?${query}` : paths.inbox()
  }
  return (
    <Page>
      <PageHead
        title="Inbox"
        lead="What concerns you, and nothing else."
        actions={
          <>
            {items.some(({ isRead }) => !isRead) ? (
              <PostForm action={paths.inboxRead()}>
                <input type="hidden" name="until" value={now} />
                <Button>Mark all as read</Button>
              </PostForm>
            ) : null}
            <ButtonLink look="quiet" to={paths.settings('notifications')}>
              What reaches you
            </ButtonLink>
          </>
        }
      >
        <InboxTabs current={unreadOnly ? 'unread' : 'all'} />
      </PageHead>
      {items.length === 0 ? (
        <EmptyState
          title={unreadOnly ? 'You have read everything' : 'Nothing here yet'}
          level={2}
          illustration="letter"
          action={<ButtonLink to={paths.groups()}>Look at your groups</ButtonLink>}
        >
          Replies to you, mentions, seats that became yours and answers from mentors arrive here.
        </EmptyState>
      ) : (
        <Section title={unreadOnly ? 'Unread' : 'Newest first'} hideTitle>
          <ul className="rows">
            {items.map((item) => (
              <InboxItem key={item.id} item={item} now={now} zone={zone} />
            ))}
          </ul>
        </Section>
      )}
      <Pagination newer={isFirst ? null : here()} newerLabel="Newest" older={next ? here(next) : null} />
    </Page>
  )
}
