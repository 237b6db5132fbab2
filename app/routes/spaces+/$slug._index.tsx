import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BadgeCheck, Rss } from '#app/components/icons.tsx'
import { Aside } from '#app/components/aside.tsx'
import { Badge } from '#app/components/badge.tsx'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { Emblem } from '#app/components/emblem.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Markdown } from '#app/components/markdown.tsx'
import { Page } from '#app/components/page.tsx'
import { PeopleList } from '#app/components/people-list.tsx'
import { Pill } from '#app/components/pill.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { useViewer } from '#app/components/viewer.ts'
import { zoneTown } from '#app/lib/time-zones.ts'
import { isSlug } from '#app/lib/slug.ts'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { writeEventFilter } from '#app/modules/events/domain/event-filter.ts'
import { listSpaceEvents } from '#app/modules/events/queries/list-space-events.server.ts'
import { EventRow } from '#app/modules/events/ui/event-row.tsx'
import { readSpace, type SpaceView } from '#app/modules/spaces/queries/read-space.server.ts'
import { EmbedBox } from '#app/modules/spaces/ui/embed-box.tsx'
import { SpaceAddress } from '#app/modules/spaces/ui/space-address.tsx'
import { SpaceHours } from '#app/modules/spaces/ui/space-hours.tsx'
import { paths } from '#app/paths.ts'
import { env } from '#app/platform/env.server.ts'
import { notFound } from '#app/platform/http.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'events', scripts: 'members' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.space.name ?? 'Space'} · Guildhall` },
  ...(data ? [{ name: 'description', content: data.space.tagline || data.space.description.slice(0, 160) }] : []),
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  if (!isSlug(params.slug)) throw notFound()
  const ctx = await visitorContext(request)
  const space = await readSpace(ctx, params.slug)
  if (!space) throw notFound()
  const embed = space.can.run ? env().APP_URL + paths.spaceEmbed(space.slug) : null
  return { space, events: await listSpaceEvents(ctx, space.id, 12), embed, now: ctx.now.toISOString() }
}

export default function Space() {
  const { space, events, embed, now } = useLoaderData<typeof loader>()
  const viewer = useViewer()
  const zone = viewer?.timeZone ?? space.timeZone
  return (
    <Page split>
      <SpaceHead space={space} signedIn={viewer !== null} />
      <div className="col">
        <Markdown html={space.descriptionHtml} />
        <Section title="Coming up" all={{ label: 'Subscribe to the calendar', href: paths.spaceCalendar(space.slug) }}>
          {events.length > 0 ? (
            <ul className="rows">
              {events.map((event) => (
                <EventRow key={event.occurrenceId} event={event} zone={zone} now={now} hides="space" />
              ))}
            </ul>
          ) : (
            <EmptyState title="Nothing planned" illustration="leaf">
              {space.follows
                ? `You hear from ${space.name} when it sets a date.`
                : `Follow ${space.name}, and you hear when it sets a date.`}
            </EmptyState>
          )}
          {events.length > 0 ? (
            <div className="row mt-4">
              <ButtonLink size="small" to={paths.events() + writeEventFilter({ space: space.slug }, {})}>
                All dates
              </ButtonLink>
              <ButtonLink
                size="small"
                to={paths.events() + writeEventFilter({ space: space.slug }, {}, { month: now.slice(0, 7) })}
              >
                As a month
              </ButtonLink>
            </div>
          ) : null}
        </Section>
        {space.team.length > 0 ? (
          <Section title="Who runs it">
            <PeopleList
              people={space.team.map(({ name, handle, headline }) => ({
                name,
                href: paths.member(handle),
                sub: headline,
              }))}
            />
          </Section>
        ) : null}
      </div>
      <Aside label="Address and hours">
        <Section title={space.locations.length > 0 ? 'Addresses' : 'Address'}>
          <SpaceAddress {...space} name={null} />
          {space.locations.map(({ id, ...location }) => (
            <SpaceAddress key={id} {...location} />
          ))}
        </Section>
        <Section title="Hours" note={`${zoneTown(space.timeZone)} time`}>
          <SpaceHours hours={space.hours} openNow={space.openNow} specialDays={space.specialDays} />
        </Section>
        {embed ? <EmbedBox name={space.name} address={embed} /> : null}
        {space.amenities.length > 0 ? (
          <Section title="What there is">
            <ul className="pills">
              {space.amenities.map((amenity) => (
                <li key={amenity}>
                  <Pill>{amenity}</Pill>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
      </Aside>
    </Page>
  )
}

function SpaceHead({ space, signedIn }: { space: SpaceView; signedIn: boolean }) {
  const { slug, name, tagline, city, followerCount, follows, isVerified, can } = space
  return (
    <header className="head full">
      <div className="grouphead">
        <Emblem name={name} size="l" />
        <div>
          <h1>{name}</h1>
          {tagline ? <p className="lead">{tagline}</p> : null}
          <p className="meta">
            {isVerified ? (
              <Badge tone="good" icon={<BadgeCheck className="icon s" aria-hidden="true" />}>
                Verified
              </Badge>
            ) : null}
            <span>{city}</span>
            <span>{followerCount === 1 ? '1 follower' : `${followerCount} followers`}</span>
          </p>
        </div>
        <div className="do row">
          {signedIn ? (
            <PostForm action={paths.spaceFollow(slug)}>
              <Button look={follows ? 'plain' : 'main'} name="on" value={follows ? 'no' : 'yes'}>
                {follows ? 'Stop following' : 'Follow'}
              </Button>
            </PostForm>
          ) : (
            <ButtonLink look="main" to={paths.login(paths.space(slug))}>
              Sign in to follow
            </ButtonLink>
          )}
          {can.publish ? <ButtonLink to={paths.newEvent({ space: slug })}>Publish an event</ButtonLink> : null}
          {can.run ? (
            <>
              <ButtonLink look="quiet" to={paths.spaceEdit(slug)}>
                Edit
              </ButtonLink>
              <ButtonLink look="quiet" to={paths.spaceSources(slug)}>
                Bring your calendar along
              </ButtonLink>
            </>
          ) : null}
          {can.verify ? (
            <PostForm action={paths.spaceVerified(slug)}>
              <Button look="quiet" name="on" value={isVerified ? 'no' : 'yes'}>
                {isVerified ? 'Take the badge back' : 'Verify this space'}
              </Button>
            </PostForm>
          ) : null}
          <a className="btn quiet" href={paths.spaceCalendar(slug)}>
            <Rss className="icon" aria-hidden="true" />
            Calendar
          </a>
        </div>
      </div>
    </header>
  )
}
