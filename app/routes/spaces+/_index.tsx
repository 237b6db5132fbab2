import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { Section } from '#app/components/section.tsx'
import { isSlug } from '#app/lib/slug.ts'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { listSpaces } from '#app/modules/pages/queries/list-spaces.server.ts'
import { SpaceRow } from '#app/modules/spaces/ui/space-row.tsx'
import { paths } from '#app/paths.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'events', scripts: 'members' }
export const meta: MetaFunction = () => [
  { title: 'Spaces · Guildhall' },
  { name: 'description', content: 'Coworking spaces and workshops that publish their events here.' },
]

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await visitorContext(request)
  const query = new URL(request.url).searchParams
  const q = (query.get('q') ?? '').replaceAll('\0', '').trim().slice(0, 100)
  const after = query.get('after') ?? undefined
  return { q, after, ...(await listSpaces(ctx, { q, after: isSlug(after) ? after : undefined })) }
}

export default function Spaces() {
  const { q, after, spaces, next } = useLoaderData<typeof loader>()
  const page = (from: string | null) => {
    const query = new URLSearchParams({ ...(q ? { q } : {}), ...(from ? { after: from } : {}) }).toString()
    return query ? `${paths.spaces()}?${query}` : paths.spaces()
  }
  return (
    <Page>
      <PageHead
        title="Spaces"
        lead="Rooms with a door you can knock on: coworking spaces and workshops that publish their events here."
        actions={<ButtonLink to={paths.newSpace()}>Bring a space in</ButtonLink>}
      />
      <Form method="get" action={paths.spaces()} role="search">
        <label className="sr-only" htmlFor="q">
          Search spaces
        </label>
        <div className="with-button">
          <input id="q" name="q" type="search" className="input" placeholder="A name or a city" defaultValue={q} />
          <Button>Search</Button>
        </div>
      </Form>
      {spaces.length > 0 ? (
        <Section title="All spaces" hideTitle>
          <ul className="rows">
            {spaces.map((space) => (
              <SpaceRow key={space.slug} space={space} />
            ))}
          </ul>
          <Pagination
            newer={after ? page(null) : null}
            older={next ? page(next) : null}
            newerLabel="From the start"
            olderLabel="More"
          />
        </Section>
      ) : (
        <EmptyState
          title={q ? 'No space by that name' : 'No space is here yet'}
          illustration="door"
          action={<ButtonLink to={paths.newSpace()}>Bring a space in</ButtonLink>}
        >
          If you look after one, it can publish its hours and events here, and people can follow it.
        </EmptyState>
      )}
    </Page>
  )
}
