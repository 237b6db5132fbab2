import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { Card } from '#app/components/card.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { PasswordField } from '#app/components/password-field.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { TextField } from '#app/components/text-field.tsx'
import { deleteAccount } from '#app/modules/personal-data/commands/delete-account.server.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { deleteAccountSchema } from '#app/modules/accounts/schema.ts'
import { closeSession } from '#app/modules/accounts/session.server.ts'
import { SettingsFrame } from '#app/modules/accounts/ui/settings-frame.tsx'
import { paths } from '#app/paths.ts'
import { readForm } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [{ title: 'Your data · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await memberContext(request)
  return { handle: actor.handle }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  const form = await readForm(request, deleteAccountSchema)
  if (!form.ok) return form.answer
  const result = await deleteAccount(ctx, form.value)
  if (!result.ok) return form.refused(result.problem)
  return redirect(paths.home(), { headers: { 'Set-Cookie': await closeSession(request) } })
}

export default function DataSettings() {
  const { handle } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = readAnswer(answer)
  return (
    <SettingsFrame page="data" lead="It is yours: take it along, or take it away.">
      <Section title="Take it along">
        <p className="mt-4">
          A zip file with everything the hall keeps about you: your profile, what you wrote, your seats, talks and
          mentorships, as JSON, with a page that says what is there and what you wrote as text.
        </p>
        <p className="mt-4">
          <ButtonLink to={paths.accountExport()}>Download your data</ButtonLink>
        </p>
      </Section>
      <Section title="Leave for good">
        <Card className="mt-4">
          <p>
            Your name, address and profile are erased at once, your seats and slots go to the next in line. What you
            wrote in threads stays, signed by “A former member”. Nobody else ever gets your handle. While a group has
            banned you, or a sanction runs, a keyed hash of your address is kept, so that it goes on holding. This
            cannot be undone.
          </p>
          <PostForm answer={answer} kept="" className="stack mt-4">
            <TextField
              {...form.field('confirm')}
              label={`Type ${handle} to confirm`}
              autoComplete="off"
              autoCapitalize="none"
              required
            />
            <PasswordField
              id="password"
              name="password"
              label="Your password"
              required
              error={form.error('password')}
            />
            <Button look="danger">Delete my account</Button>
          </PostForm>
        </Card>
      </Section>
    </SettingsFrame>
  )
}
