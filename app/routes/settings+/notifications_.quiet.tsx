import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Section } from '#app/components/section.tsx'
import { Time } from '#app/components/time.tsx'
import { zoneTown } from '#app/lib/time-zones.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { SettingsFrame } from '#app/modules/accounts/ui/settings-frame.tsx'
import { setQuietHours } from '#app/modules/notifications/commands/set-quiet-hours.server.ts'
import { readQuietHours } from '#app/modules/notifications/queries/read-quiet-hours.server.ts'
import { quietHoursSchema } from '#app/modules/notifications/schema.ts'
import { QuietForm } from '#app/modules/notifications/ui/quiet-form.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { readForm } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [{ title: 'Quiet hours · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  return { quiet: await readQuietHours(ctx), now: ctx.now.toISOString() }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  const form = await readForm(request, quietHoursSchema, ctx)
  if (!form.ok) return form.answer
  const result = await setQuietHours(form.ctx, form.value)
  if (!result.ok) return form.refused(result.problem)
  const said = form.value.length ? 'Your quiet hours are saved.' : 'Mail comes at any hour again.'
  return redirectSaying(paths.settings('notifications'), said)
}

export default function QuietHours() {
  const { quiet, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <SettingsFrame
      page="notifications"
      lead="Hours in which nothing is mailed to you. What comes meanwhile waits, and your inbox here goes on as ever."
    >
      <Section title="Quiet hours">
        {quiet.until ? (
          <Notice>
            It is quiet now, until <Time at={quiet.until} zone={quiet.zone} now={now} />.
          </Notice>
        ) : null}
        <p className="mt-4">
          By your own clock, {zoneTown(quiet.zone)} time:{' '}
          <Link to={paths.settings('availability')}>change the zone</Link>. When quiet hours end, up to two mails come
          one by one; more come as one.
        </p>
        <QuietForm quiet={quiet} answer={answer} />
        <p className="mt-4 muted">
          Some mail cannot wait and comes at once: links to sign in or to confirm, word that somebody signed in to your
          account, and what would be too late in the morning, such as a seat kept for you until midnight.
        </p>
      </Section>
    </SettingsFrame>
  )
}
