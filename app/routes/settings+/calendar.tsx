import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { CopyButton } from '#app/components/copy-button.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { readOwnProfile } from '#app/modules/accounts/queries/read-own-profile.server.ts'
import { SettingsFrame } from '#app/modules/accounts/ui/settings-frame.tsx'
import { resetCalendarToken } from '#app/modules/accounts/commands/reset-calendar-token.server.ts'
import { calendarTokenSchema } from '#app/modules/events/schema.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { env } from '#app/platform/env.server.ts'
import { readForm } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [{ title: 'Your calendar · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { hasCalendarAddress } = await readOwnProfile(await memberContext(request))
  return { hasCalendarAddress }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  const form = await readForm(request, calendarTokenSchema, ctx)
  if (!form.ok) return form.answer
  const { on } = form.value
  const result = await resetCalendarToken(form.ctx, { on })
  if (!result.ok) return form.refused(result.problem)
  if (!on) return redirectSaying(paths.settings('calendar'), 'Your calendar has no address any more.')
  const { token } = result.value
  return data({ address: token && env().APP_URL + paths.myCalendar(token) })
}

export default function CalendarSettings() {
  const { hasCalendarAddress } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const address = answer && 'address' in answer ? answer.address : null
  const refused = answer && 'lastResult' in answer ? answer : undefined
  return (
    <SettingsFrame page="calendar" lead="The dates you go to, in the calendar you look at anyway.">
      <Section title="Your own calendar">
        {address ? (
          <div className="stack mt-4">
            <p>
              Add this address to your calendar program as a subscription. It holds the dates where you have a seat or
              wait in line, with the links to join, and keeps itself up to date.
            </p>
            <CopyButton label="Its address" value={address} />
            <p>
              <a href={address.replace(/^https?:/, 'webcal:')}>Open it in your calendar program</a>
            </p>
            <p className="muted">Take it along now: the hall keeps no copy and cannot show it again.</p>
          </div>
        ) : (
          <p className="mt-4">
            {hasCalendarAddress
              ? 'Your calendar has a secret address, which was shown when it was made. Whoever has it can read your dates. If it went astray, or you need it for another program, make a new one: the old one stops working at once.'
              : 'A secret address for your calendar program: it holds the dates where you have a seat or wait in line, and keeps itself up to date.'}
          </p>
        )}
        <PostForm answer={refused} className="row mt-4">
          <Button look={hasCalendarAddress ? undefined : 'main'} name="on" value="yes">
            {hasCalendarAddress ? 'Make a new address' : 'Make an address'}
          </Button>
          {hasCalendarAddress ? (
            <Button look="quiet" name="on" value="no">
              Switch it off
            </Button>
          ) : null}
        </PostForm>
      </Section>
    </SettingsFrame>
  )
}
