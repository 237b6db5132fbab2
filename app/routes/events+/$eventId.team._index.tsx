import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Badge } from '#app/components/badge.tsx'
import { Button } from '#app/components/button.tsx'
import { ConfirmButton } from '#app/components/confirm-button.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PersonField } from '#app/components/person-field.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { Who } from '#app/components/who.tsx'
import { memberContext, type MemberContext } from '#app/modules/accounts/context.server.ts'
import {
  addOrganizer,
  handOverEvent,
  removeOrganizer,
  type TeamWish,
} from '#app/modules/events/commands/change-team.server.ts'
import { readTeam } from '#app/modules/events/queries/read-team.server.ts'
import { teamSchema } from '#app/modules/events/schema.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm, statusOf } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'events' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Organizers of ${data?.event.title ?? 'an event'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isId(params.eventId)) throw notFound()
  const found = await readTeam(ctx, params.eventId)
  if (!found.ok) throw new Response(found.problem.reason, { status: statusOf(found.problem) })
  return found.value
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isId(params.eventId)) throw notFound()
  const form = await readForm(request, teamSchema, ctx)
  if (!form.ok) return form.answer
  const { intent, who } = form.value
  const result = await change(form.ctx, intent, { eventId: params.eventId, who })
  if (!result.ok) return form.refused(result.problem)
  const isGone = intent === 'remove' && who === ctx.actor.handle
  const next = isGone ? paths.event(params.eventId) : paths.eventTeam(params.eventId)
  return redirectSaying(next, `${result.value} ${said[intent]}`)
}

const said = {
  add: 'organizes with you now.',
  remove: 'does not organize this any more.',
  'hand-over': 'is the host now. The host before stays an organizer.',
}

function change(ctx: MemberContext, intent: keyof typeof said, wish: TeamWish) {
  switch (intent) {
    case 'add':
      return addOrganizer(ctx, wish)
    case 'remove':
      return removeOrganizer(ctx, wish)
    case 'hand-over':
      return handOverEvent(ctx, wish)
  }
}

export default function Team() {
  const { event, team, mayGiveAway } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = readAnswer(answer)
  const here = paths.eventTeam(event.id)
  const leaders = [event.inGroup ? 'lead its group' : '', event.inSpace ? 'run its space' : ''].filter(Boolean)
  return (
    <Page className="form-page">
      <PageHead
        title="Organizers"
        lead="They may do what the host may, but neither give the event away nor throw it away."
        crumbs={[
          { label: 'Events', href: paths.events() },
          { label: event.title, href: paths.event(event.id) },
        ]}
      />
      <ul className="rows tight">
        {team.map(({ handle, name, isHost, isYou }) => (
          <li key={handle}>
            <div className="grow">
              <Who name={name} href={paths.member(handle)} sub={isYou ? 'You' : undefined} />
            </div>
            <div className="row end">
              {isHost ? <Badge tone="good">Host</Badge> : null}
              {mayGiveAway && !isHost ? (
                <ConfirmButton
                  label={
                    <>
                      Make host<span className="sr-only"> {name}</span>
                    </>
                  }
                  look="quiet"
                  size="small"
                  question={`${name} becomes the host, and you stay an organizer. Only the host can take it back.`}
                  confirm="Hand over"
                  action={here}
                  fields={{ intent: 'hand-over', who: handle }}
                />
              ) : null}
              {isHost ? null : (
                <ConfirmButton
                  label={
                    <>
                      Remove<span className="sr-only"> {name}</span>
                    </>
                  }
                  look="quiet"
                  size="small"
                  question={isYou ? 'You will not organize this any more.' : `${name} will not organize this any more.`}
                  confirm="Remove"
                  action={here}
                  fields={{ intent: 'remove', who: handle }}
                />
              )}
            </div>
          </li>
        ))}
      </ul>
      {leaders.length > 0 ? <p className="small muted">Those who {leaders.join(' or ')} organize it as well.</p> : null}
      <Section title="Add an organizer">
        <PostForm action={here} answer={answer} className="stack" kept="">
          <input type="hidden" name="intent" value="add" />
          <PersonField
            key={team.length}
            label="Who"
            help="Their name, or the one in the address of their profile."
            suggestUrl={paths.eventTeamSuggestions(event.id)}
            {...form.field('who')}
          />
          <Button>Add organizer</Button>
        </PostForm>
      </Section>
    </Page>
  )
}
