import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { Tabs } from '#app/components/tabs.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { previewDigest } from '#app/modules/notifications/queries/preview-digest.server.ts'
import { DigestPreview } from '#app/modules/notifications/ui/digest-preview.tsx'
import { paths } from '#app/paths.ts'
import { notFound } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [{ title: 'A look at a digest · Guildhall' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const scope = params.scope ?? ''
  const rhythm = new URL(request.url).searchParams.get('rhythm') === 'daily' ? 'daily' : 'weekly'
  const preview = await previewDigest(ctx, scope, rhythm)
  if (!preview) throw notFound()
  return { ...preview, scope, rhythm }
}

export default function DigestLook() {
  const { place, sections, scope, rhythm } = useLoaderData<typeof loader>()
  const tab = (label: string, of: string) => ({ label, href: paths.digest(scope, of), current: of === rhythm })
  return (
    <Page>
      <PageHead
        crumbs={[{ label: 'Digests', href: paths.digests() }]}
        title={`${rhythm === 'weekly' ? 'The week' : 'The day'} in ${place}`}
        lead="This is what its mail would say now, if you had seen and been told nothing of it."
      >
        <Tabs label="How much" tabs={[tab('The week', 'weekly'), tab('The day', 'daily')]} />
      </PageHead>
      <DigestPreview sections={sections} />
    </Page>
  )
}
