import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { Aside } from '#app/components/aside.tsx'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Page } from '#app/components/page.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { SearchBox } from '#app/components/search-box.tsx'
import { Tabs } from '#app/components/tabs.tsx'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { readTags } from '#app/modules/search/queries/read-tags.server.ts'
import { search } from '#app/modules/search/queries/search.server.ts'
import { suggestInstead } from '#app/modules/search/queries/suggest-instead.server.ts'
import { takeSearch } from '#app/modules/search/limit.server.ts'
import { HITS_A_PAGE, searchAddress, searchTypes, searchTypeWords } from '#app/modules/search/domain/search-input.ts'
import { readSearchInput } from '#app/modules/search/schema.ts'
import { FacetForm } from '#app/modules/search/ui/facet-form.tsx'
import { FiltersInForce, NARROW } from '#app/modules/search/ui/filters-in-force.tsx'
import { Hit } from '#app/modules/search/ui/hit.tsx'
import { NoHits } from '#app/modules/search/ui/no-hits.tsx'
import { Ways } from '#app/modules/search/ui/ways.tsx'
import { paths } from '#app/paths.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'search', scripts: 'members' }

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.input.q ? `${data.input.q.slice(0, 60)} · Search · Guildhall` : 'Search · Guildhall' },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await visitorContext(request)
  const input = readSearchInput(new URL(request.url).searchParams)
  if (input.q) await takeSearch(ctx, request)
  const view = await search(ctx, input)
  const instead = input.q && view.counts.all === 0 ? await suggestInstead(ctx, input.q) : null
  const tags = input.q ? [] : await readTags(ctx)
  return {
    input,
    view,
    instead,
    tags,
    zone: ctx.actor?.timeZone ?? 'UTC',
    now: ctx.now.toISOString(),
    maySave: ctx.actor !== null,
  }
}

export default function SearchPage() {
  const { input, view, instead, tags, zone, now, maySave } = useLoaderData<typeof loader>()
  const at = (change: Partial<typeof input>) => searchAddress(paths.search(), { ...input, page: 1, ...change })
  return (
    <Page split>
      <div className="full">
        <h1 className="sr-only">Search</h1>
        <SearchBox
          action={paths.search()}
          label="Search people, groups, threads and events"
          placeholder="People, groups, threads, events"
          defaultValue={input.q}
          autoFocus={!input.q}
        >
          {input.type !== 'all' ? <input type="hidden" name="type" value={input.type} /> : null}
        </SearchBox>
        {input.q ? <Summary /> : null}
        {view.isFallback ? (
          <div className="mt-4">
            <Notice>The search index is resting, so these results come straight from the database.</Notice>
          </div>
        ) : null}
        {input.q && (view.counts.all > 0 || input.type !== 'all') ? (
          <Tabs
            label="Kinds of result"
            tabs={searchTypes
              .filter((type) => type === 'all' || type === input.type || view.counts[type] > 0)
              .map((type) => ({
                label: searchTypeWords[type],
                href: at({ type }),
                count: view.counts[type],
                current: type === input.type,
              }))}
          />
        ) : null}
        <FiltersInForce input={input} groups={view.facets} />
      </div>
      <div className="col">
        {!input.q ? (
          <>
            <EmptyState title="Everything in the hall, in one place" level={2} illustration="lamp">
              Look for a person, a skill, a town, a question somebody may have asked before. Slips of spelling are
              forgiven, and short names work too: “k8s” finds Kubernetes.
            </EmptyState>
            <Ways title="What groups here are about" words={tags} />
          </>
        ) : view.hits.length === 0 ? (
          <NoHits input={input} elsewhere={view.counts.all} instead={instead} />
        ) : (
          <ul className="rows hits" aria-label="Results">
            {view.hits.map((hit) => (
              <Hit key={`${hit.kind} ${hit.id}`} hit={hit} zone={zone} now={now} />
            ))}
          </ul>
        )}
        {view.next ? (
          <p className="row mt-4">
            <ButtonLink to={at({ page: view.next })} rel="next">
              Show {Math.min(HITS_A_PAGE, view.total - input.page * HITS_A_PAGE)} more
            </ButtonLink>
            <span className="small muted num">
              {input.page * HITS_A_PAGE} of {view.total}
              {view.isMore ? ' or more' : ''}
            </span>
          </p>
        ) : null}
      </div>
      <Aside label="Narrow the results" id={NARROW}>
        {view.facets.length > 0 ? <FacetForm action={paths.search()} input={input} groups={view.facets} /> : null}
        {input.q && maySave ? (
          <PostForm action={paths.savedSearches()} className="mt-4">
            <input type="hidden" name="address" value={at({})} />
            <Button look="quiet" size="small">
              Tell me when something new fits
            </Button>
          </PostForm>
        ) : null}
        <p className="small muted mt-4 needs-script by-keyboard">
          From anywhere, press <span className="kbd">Ctrl</span> <span className="kbd">K</span> to search.
        </p>
      </Aside>
    </Page>
  )
}

function Summary() {
  const { input, view } = useLoaderData<typeof loader>()
  const words = view.corrected.reduce((text, { typed, meant }) => text.replace(typed, meant), input.q)
  return (
    <p className="small muted mt-4" role="status">
      {view.total}
      {view.isMore ? ' or more' : ''} {view.total === 1 ? 'result' : 'results'} for <strong>{words}</strong>.{' '}
      {view.corrected.length > 0 ? (
        <Link to={searchAddress(paths.search(), { ...input, exact: true, page: 1 })}>
          Only “{view.corrected.map(({ typed }) => typed).join(' ')}” as typed
        </Link>
      ) : null}
    </p>
  )
}
