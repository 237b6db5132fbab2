import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { isSlug } from '#app/lib/slug.ts'
import { memberContext, type MemberContext } from '#app/modules/accounts/context.server.ts'
import { followCalendar } from '#app/modules/calendar-import/commands/follow-calendar.server.ts'
import { importCalendar } from '#app/modules/calendar-import/commands/import-calendar.server.ts'
import { refreshSource } from '#app/modules/calendar-import/commands/refresh-source.server.ts'
import { readSource } from '#app/modules/calendar-import/queries/read-source.server.ts'
import { sourceSchema } from '#app/modules/calendar-import/schema.ts'
import { FollowedList } from '#app/modules/calendar-import/ui/followed-list.tsx'
import { ImportPreview } from '#app/modules/calendar-import/ui/import-preview.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'events' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.source.name ?? 'Calendar'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const which = whichOf(params)
  const ctx = await memberContext(request)
  const source = await readSource(ctx, which)
  if (!source) throw notFound()
  return { source, now: ctx.now.toISOString(), zone: ctx.actor.timeZone }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const which = whichOf(params)
  const ctx = await memberContext(request)
  const form = await readForm(request, sourceSchema, ctx)
  if (!form.ok) return form.answer
  const { intent, take, all } = form.value
  const result = await carryOut(form.ctx, intent, { ...which, take, all })
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.spaceSource(which.slug, which.id), said[intent])
}

const said = {
  import: 'Taken in. The events are in the calendar of the space.',
  stop: 'No longer followed. The events stay.',
  follow: 'Followed from now on.',
  look: 'Looked at just now.',
}

function carryOut(
  ctx: MemberContext,
  intent: keyof typeof said,
  input: { slug: string; id: string; take: string[]; all: boolean },
) {
  switch (intent) {
    case 'import':
      return importCalendar(ctx, input)
    case 'look':
      return refreshSource(ctx, input)
    case 'follow':
    case 'stop':
      return followCalendar(ctx, { ...input, on: intent === 'follow' })
  }
}

function whichOf({ slug, id }: LoaderFunctionArgs['params']) {
  if (!isSlug(slug) || !isId(id)) throw notFound()
  return { slug, id }
}

export default function SpaceCalendarSource() {
  const { source, now, zone } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { space, name, url, following, failure, steps, passedOver, refused, followed, checkedAt } = source
  return (
    <Page className="form-page">
      <PageHead
        title={name}
        lead={url ? `At ${new URL(url).hostname}` : 'From a file that was uploaded'}
        crumbs={[
          { label: space.name, href: paths.space(space.slug) },
          { label: 'Calendars', href: paths.spaceSources(space.slug) },
        ]}
      />
      {failure ? (
        <Notice tone="stop" title="The last look did not work.">
          {failure} The events that came before stay as they are; it is tried again by itself.
        </Notice>
      ) : null}
      {refused ? (
        <Notice tone="stop" title="It could not be read.">
          {refused}
        </Notice>
      ) : null}
      {steps ? <ImportPreview steps={steps} passedOver={passedOver!} url={url} answer={answer} /> : null}
      {followed.length > 0 ? <FollowedList followed={followed} checkedAt={checkedAt} now={now} zone={zone} /> : null}
      {steps === null ? (
        <Section title={following ? 'It is followed' : 'It is not followed'}>
          <PostForm answer={answer} className="row mt-4">
            {url ? (
              <>
                <Button name="intent" value="look">
                  Look now
                </Button>
                <Button look="quiet" name="intent" value={following ? 'stop' : 'follow'}>
                  {following ? 'Stop following' : 'Follow it again'}
                </Button>
              </>
            ) : (
              <ButtonLink to={paths.spaceSources(space.slug)}>Bring a newer file</ButtonLink>
            )}
          </PostForm>
        </Section>
      ) : null}
    </Page>
  )
}
