import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Badge } from '#app/components/badge.tsx'
import { Button } from '#app/components/button.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { PasswordField } from '#app/components/password-field.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { RelativeTime } from '#app/components/relative-time.tsx'
import { Section } from '#app/components/section.tsx'
import { Time } from '#app/components/time.tsx'
import { changePassword } from '#app/modules/accounts/commands/change-password.server.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { listSessions } from '#app/modules/accounts/queries/list-sessions.server.ts'
import { readAddressChange } from '#app/modules/accounts/queries/read-address-change.server.ts'
import { readOwnProfile } from '#app/modules/accounts/queries/read-own-profile.server.ts'
import { changePasswordSchema } from '#app/modules/accounts/schema.ts'
import { currentSession } from '#app/modules/accounts/session.server.ts'
import { SettingsFrame } from '#app/modules/accounts/ui/settings-frame.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { readForm } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [{ title: 'Security · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const session = await currentSession(request)
  const [sessions, profile, change] = await Promise.all([
    listSessions(ctx, session?.sessionHash ?? ''),
    readOwnProfile(ctx),
    readAddressChange(ctx),
  ])
  return {
    sessions,
    hasPassword: profile.hasPassword,
    email: profile.email,
    moving: change?.to ?? null,
    movingUntil: change?.until ?? '',
    zone: ctx.actor.timeZone,
    now: ctx.now.toISOString(),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  const session = await currentSession(request)
  if (!session) return redirect(paths.login())
  const form = await readForm(request, changePasswordSchema)
  if (!form.ok) return form.answer
  const result = await changePassword(ctx, { ...form.value, keepSession: session.sessionHash })
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.settings('security'), 'Your password is changed. Your other sessions have ended.')
}

export default function SecuritySettings() {
  const { sessions, hasPassword, email, moving, movingUntil, zone, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = readAnswer(answer)
  return (
    <SettingsFrame page="security" lead={`You sign in as ${email}.`}>
      <Section title="Your address" all={{ label: 'Change it', href: paths.changeAddress() }}>
        <p className="mt-4">{email}</p>
        {moving ? (
          <p className="mt-4 muted">
            {moving} waits to be confirmed. The link is in its mailbox, and works until{' '}
            <Time at={movingUntil} zone={zone} now={now} />.
          </p>
        ) : null}
      </Section>
      <Section title="Where you are signed in">
        <ul>
          {sessions.map(({ id, device, address, openedAt, endsAt, isThis }) => (
            <li key={id} className="between when-row">
              <span>
                <b className="block">{device}</b>
                <span className="small muted">
                  {address ? `${address} · ` : ''}signed in <RelativeTime at={openedAt} now={now} zone={zone} />, ends
                  by <Time at={endsAt} zone={zone} now={now} />
                </span>
              </span>
              {isThis ? (
                <Badge tone="good">This device</Badge>
              ) : (
                <PostForm action={paths.session(id)} method="delete">
                  <Button size="small">End session</Button>
                </PostForm>
              )}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={hasPassword ? 'Change your password' : 'Choose a password'}>
        <PostForm answer={answer} kept="" className="stack mt-4">
          {hasPassword ? (
            <PasswordField
              id="current"
              name="current"
              label="Present password"
              autoComplete="current-password"
              required
              error={form.error('current')}
            />
          ) : null}
          <PasswordField
            id="password"
            name="password"
            label="New password"
            autoComplete="new-password"
            required
            minLength={10}
            error={form.error('password')}
            help="At least 10 characters; a short sentence works well."
          />
          <Button look="main">Save password</Button>
        </PostForm>
      </Section>
    </SettingsFrame>
  )
}
