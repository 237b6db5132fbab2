import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Aside } from '#app/components/aside.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Page } from '#app/components/page.tsx'
import { Section } from '#app/components/section.tsx'
import { useViewer } from '#app/components/viewer.ts'
import { isSlug } from '#app/lib/slug.ts'
import { memberContext, visitorContext } from '#app/modules/accounts/context.server.ts'
import { saveResource, removeResource } from '#app/modules/groups/commands/save-resource.server.ts'
import { listResources } from '#app/modules/groups/queries/list-resources.server.ts'
import { readGroup } from '#app/modules/pages/queries/read-group.server.ts'
import { removeResourceSchema, resourceSchema, updateResourceSchema } from '#app/modules/groups/schema.ts'
import { GroupHead } from '#app/modules/groups/ui/group-head.tsx'
import { ResourceForm } from '#app/modules/groups/ui/resource-form.tsx'
import { ResourceRow } from '#app/modules/groups/ui/resource-row.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import { versionOf } from '#app/platform/text-version.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'groups' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Resources of ${data?.group.name ?? 'a group'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await visitorContext(request)
  const group = isSlug(params.slug) ? await readGroup(ctx, params.slug) : null
  if (!group?.can.seeInside) throw notFound()
  const resources = await listResources(ctx, group)
  const wanted = new URL(request.url).searchParams.get('edit')
  const edited = resources.find(({ id, can }) => id === wanted && can.change)
  const version = edited ? versionOf(edited.title, edited.url ?? '', edited.body) : ''
  return { group, resources, edited, version, now: ctx.now.toISOString() }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isSlug(params.slug)) throw notFound()
  const { slug } = params
  const form = await readForm(
    request,
    { post: resourceSchema, put: updateResourceSchema, delete: removeResourceSchema },
    ctx,
  )
  if (!form.ok) return form.answer
  if (form.method === 'delete') {
    const result = await removeResource(form.ctx, { ...form.value, slug })
    if (!result.ok) return form.refused(result.problem)
    return redirectSaying(paths.groupResources(slug), 'Taken away.')
  }
  const result = await saveResource(form.ctx, { ...form.value, slug })
  if (!result.ok) return form.refused(result.problem)
  const said = form.method === 'put' ? 'Saved.' : 'Kept for the group.'
  return redirectSaying(paths.groupResource(slug, result.value), said)
}

export default function GroupResources() {
  const { group, resources, edited, version, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const viewer = useViewer()
  const zone = viewer?.timeZone ?? 'UTC'
  return (
    <Page>
      <GroupHead group={group} tab="resources" signedIn={viewer !== null} />
      <div className="split section">
        <div className="col">
          <h1 className="sr-only">Resources</h1>
          {resources.length > 0 ? (
            <ul className="rows" aria-label="Resources">
              {resources.map((resource) => (
                <ResourceRow key={resource.id} resource={resource} slug={group.slug} now={now} zone={zone} />
              ))}
            </ul>
          ) : (
            <EmptyState title="Nothing is kept here yet" level={2}>
              The page everybody asks for, the template that works, the number to call: what the group keeps needing
              belongs here.
            </EmptyState>
          )}
        </div>
        {group.can.write ? (
          <Aside label="Keep something for the group">
            <Section title={edited ? 'Rewrite it' : 'Keep something here'} id="form">
              <ResourceForm
                key={edited?.id ?? 'new'}
                slug={group.slug}
                edited={edited}
                version={version}
                answer={answer}
              />
            </Section>
          </Aside>
        ) : null}
      </div>
    </Page>
  )
}
