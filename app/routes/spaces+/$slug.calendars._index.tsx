import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { TextField } from '#app/components/text-field.tsx'
import { isSlug } from '#app/lib/slug.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { addSource } from '#app/modules/calendar-import/commands/add-source.server.ts'
import { listSources } from '#app/modules/calendar-import/queries/list-sources.server.ts'
import { offerSchema } from '#app/modules/calendar-import/schema.ts'
import { SourceRow } from '#app/modules/calendar-import/ui/source-row.tsx'
import { readSpace } from '#app/modules/spaces/queries/read-space.server.ts'
import { paths } from '#app/paths.ts'
import { readFormWithFile } from '#app/platform/form-files.server.ts'
import { notFound } from '#app/platform/http.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'events' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Calendars of ${data?.space.name ?? 'a space'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  if (!isSlug(params.slug)) throw notFound()
  const ctx = await memberContext(request)
  const space = await readSpace(ctx, params.slug)
  if (!space) throw notFound()
  if (!space.can.run) throw new Response('Only the organizers of this space can do this.', { status: 403 })
  const { slug, name } = space
  return {
    space: { slug, name },
    sources: await listSources(ctx, space.id),
    now: ctx.now.toISOString(),
    zone: ctx.actor.timeZone,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  if (!isSlug(params.slug)) throw notFound()
  const ctx = await memberContext(request)
  const { form, text } = await readFormWithFile(request, offerSchema, 'file', ctx)
  if (!form.ok) return form.answer
  const result = await addSource(form.ctx, { slug: params.slug, url: form.value.url, text })
  if (!result.ok) return form.refused(result.problem)
  return redirect(paths.spaceSource(params.slug, result.value))
}

export default function SpaceCalendars() {
  const { space, sources, now, zone } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = readAnswer(answer)
  return (
    <Page className="form-page">
      <PageHead
        title="Bring your calendar along"
        lead="Keep it where you keep it. Its events show here, and people take seats here."
        crumbs={[{ label: space.name, href: paths.space(space.slug) }]}
      />
      {sources.length > 0 ? (
        <Section title="Calendars that come in">
          <ul className="rows">
            {sources.map((source) => (
              <SourceRow key={source.id} slug={space.slug} source={source} now={now} zone={zone} />
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title={sources.length > 0 ? 'Bring in another one' : 'Where is it?'}>
        <PostForm answer={answer} className="stack mt-4" encType="multipart/form-data">
          <TextField
            label="Its address"
            optional
            inputMode="url"
            maxLength={1000}
            placeholder="https://… or webcal://…"
            help="In Google: Settings, Integrate calendar, Public address in iCal format. In Outlook: Shared calendars, Publish, ICS. It is looked at every hour."
            {...form.field('url')}
          />
          <TextField
            id="file"
            name="file"
            label="Or a file"
            optional
            type="file"
            accept=".ics,text/calendar"
            help="An .ics file, up to two megabytes. Bring a newer one any time; what came before is recognised."
            error={form.error('file')}
          />
          <Button look="main">See what is in it</Button>
        </PostForm>
      </Section>
    </Page>
  )
}
