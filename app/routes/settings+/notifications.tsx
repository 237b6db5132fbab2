import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { Table } from '#app/components/table.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { SettingsFrame } from '#app/modules/accounts/ui/settings-frame.tsx'
import { saveNoticePreferences } from '#app/modules/notifications/commands/save-preferences.server.ts'
import { MailStopped } from '#app/modules/notifications/ui/mail-stopped.tsx'
import { DigestsSummary } from '#app/modules/notifications/ui/digests-summary.tsx'
import { QuietSummary } from '#app/modules/notifications/ui/quiet-summary.tsx'
import { readDigests } from '#app/modules/notifications/queries/read-digests.server.ts'
import { readMailStop } from '#app/modules/notifications/queries/read-mail-stop.server.ts'
import { readPreferences } from '#app/modules/notifications/queries/read-preferences.server.ts'
import { readQuietHours } from '#app/modules/notifications/queries/read-quiet-hours.server.ts'
import { preferencesSchema } from '#app/modules/notifications/schema.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { readForm } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [{ title: 'Notifications · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const member = await memberContext(request)
  const [kinds, stop, quiet, digests] = await Promise.all([
    readPreferences(member),
    readMailStop(member),
    readQuietHours(member),
    readDigests(member),
  ])
  return { kinds, stop, quiet, digests, now: member.now.toISOString() }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  const form = await readForm(request, preferencesSchema, ctx)
  if (!form.ok) return form.answer
  const result = await saveNoticePreferences(form.ctx, form.value)
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.settings('notifications'), 'Saved. This is what reaches you from now on.')
}

export default function Notifications() {
  const { kinds, stop, quiet, digests, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <SettingsFrame
      page="notifications"
      lead="What reaches you: in the inbox here, by mail, or not at all. Mails about your account always come."
    >
      {stop ? <MailStopped {...stop} /> : null}
      <QuietSummary quiet={quiet} now={now} />
      <DigestsSummary digests={digests} now={now} />
      <Section title="As it happens">
        <PostForm answer={answer} className="stack">
          <Table label="What reaches you">
            <thead>
              <tr>
                <th scope="col">About</th>
                <th scope="col">Inbox</th>
                <th scope="col" className="end">
                  Mail
                </th>
              </tr>
            </thead>
            <tbody>
              {kinds.map(({ kind, label, hint, inbox, mail, isFixed }) => (
                <tr key={kind}>
                  <th scope="row">
                    {label}
                    <br />
                    <span className="muted">{hint}</span>
                  </th>
                  <td>
                    <input
                      className="tick"
                      type="checkbox"
                      name="inbox"
                      value={kind}
                      defaultChecked={inbox}
                      disabled={isFixed}
                      aria-label={`${label} in the inbox`}
                    />
                  </td>
                  <td className="end">
                    <input
                      className="tick"
                      type="checkbox"
                      name="mail"
                      value={kind}
                      defaultChecked={mail}
                      aria-label={`${label} by mail`}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
          <Button look="main">Save</Button>
        </PostForm>
      </Section>
    </SettingsFrame>
  )
}
