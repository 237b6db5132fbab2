import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Began } from '#app/components/began.tsx'
import { Button } from '#app/components/button.tsx'
import { ConfirmButton } from '#app/components/confirm-button.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PersonField } from '#app/components/person-field.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { Who } from '#app/components/who.tsx'
import { isSlug } from '#app/lib/slug.ts'
import { timeZoneOptions } from '#app/lib/time-zones.ts'
import { memberContext, type MemberContext } from '#app/modules/accounts/context.server.ts'
import { removeSpaceLocation } from '#app/modules/spaces/commands/remove-space-location.server.ts'
import { saveSpaceLocation } from '#app/modules/spaces/commands/save-space-location.server.ts'
import { addSpaceOrganizer } from '#app/modules/spaces/commands/add-space-organizer.server.ts'
import { removeSpaceOrganizer } from '#app/modules/spaces/commands/remove-space-organizer.server.ts'
import { updateSpace } from '#app/modules/spaces/commands/update-space.server.ts'
import { readSpace } from '#app/modules/spaces/queries/read-space.server.ts'
import { editSpaceSchema, type SpaceChange } from '#app/modules/spaces/schema.ts'
import { isAboutLocation, SpaceLocations } from '#app/modules/spaces/ui/space-locations.tsx'
import { SpaceFields } from '#app/modules/spaces/ui/space-fields.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import { versionOf } from '#app/platform/text-version.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'events' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Edit ${data?.space.name ?? 'space'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  if (!isSlug(params.slug)) throw notFound()
  const ctx = await memberContext(request)
  const space = await readSpace(ctx, params.slug)
  if (!space) throw notFound()
  if (!space.can.run) throw new Response('Only the organizers of this space can do this.', { status: 403 })
  return { space, version: versionOf(space.tagline, space.description), zones: timeZoneOptions(space.timeZone) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  if (!isSlug(params.slug)) throw notFound()
  const ctx = await memberContext(request)
  const form = await readForm(request, editSpaceSchema, ctx)
  if (!form.ok) return form.answer
  const { intent } = form.value
  const result = await change(form.ctx, params.slug, form.value)
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(intent === 'save' ? paths.space(params.slug) : paths.spaceEdit(params.slug), said[intent])
}

const said = {
  save: 'Saved.',
  'save-location': 'Saved.',
  'remove-location': 'Removed.',
  add: 'Added to the team.',
  remove: 'Taken off the team.',
}

function change(ctx: MemberContext, slug: string, value: SpaceChange) {
  switch (value.intent) {
    case 'add':
      return addSpaceOrganizer(ctx, { slug, handle: value.handle })
    case 'remove':
      return removeSpaceOrganizer(ctx, { slug, handle: value.handle })
    case 'remove-location':
      return removeSpaceLocation(ctx, { slug, locationId: value.locationId })
    case 'save-location': {
      const { intent: _intent, ...location } = value
      return saveSpaceLocation(ctx, { ...location, slug })
    }
    case 'save': {
      const { intent: _intent, ...words } = value
      return updateSpace(ctx, { ...words, slug })
    }
  }
}

export default function EditSpace() {
  const { space, version, zones } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = readAnswer(answer)
  const isAboutTeam = form.error('handle') !== undefined
  const isElsewhere = isAboutTeam || isAboutLocation(answer)
  return (
    <Page className="form-page">
      <PageHead title="Edit this space" crumbs={[{ label: space.name, href: paths.space(space.slug) }]} />
      <PostForm answer={isElsewhere ? undefined : answer} className="stack">
        <Began version={version} answer={isElsewhere ? undefined : answer} />
        <SpaceFields form={isElsewhere ? readAnswer(undefined) : form} zones={zones} start={space} />
        <Button look="main">Save</Button>
      </PostForm>
      <SpaceLocations locations={space.locations} answer={answer} />
      <Section title="Team">
        <ul className="rows tight">
          {space.team.map(({ name, handle, headline }) => (
            <li key={handle}>
              <div className="grow">
                <Who name={name} href={paths.member(handle)} sub={headline} />
              </div>
              {space.team.length > 1 ? (
                <ConfirmButton
                  label={
                    <>
                      Remove<span className="sr-only"> {name}</span>
                    </>
                  }
                  look="quiet"
                  size="small"
                  question={`${name} will not look after this space any more.`}
                  confirm="Remove"
                  action={paths.spaceEdit(space.slug)}
                  fields={{ intent: 'remove', handle }}
                />
              ) : null}
            </li>
          ))}
        </ul>
        <PostForm className="stack section" answer={isAboutTeam ? answer : undefined} kept="">
          <PersonField
            key={space.team.length}
            label="Add somebody"
            help="Their name, or the one in the address of their profile."
            suggestUrl={paths.spaceTeamSuggestions(space.slug)}
            {...form.field('handle')}
          />
          <Button name="intent" value="add">
            Add to the team
          </Button>
        </PostForm>
      </Section>
    </Page>
  )
}
