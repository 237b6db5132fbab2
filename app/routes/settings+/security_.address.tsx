import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { KEPT_BUT_PASSWORD } from '#app/components/form-errors.tsx'
import { PasswordField } from '#app/components/password-field.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { TextField } from '#app/components/text-field.tsx'
import { askForAddress } from '#app/modules/accounts/commands/ask-for-address.server.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { changeAddressSchema } from '#app/modules/accounts/schema.ts'
import { SettingsFrame } from '#app/modules/accounts/ui/settings-frame.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { readForm } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [{ title: 'Change your address · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await memberContext(request)
  return { email: actor.email }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  const form = await readForm(request, changeAddressSchema, ctx)
  if (!form.ok) return form.answer
  const result = await askForAddress(form.ctx, form.value)
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(
    paths.settings('security'),
    'A mail is on its way to the new address. Open its link to confirm.',
  )
}

export default function ChangeAddress() {
  const { email } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = readAnswer(answer)
  return (
    <SettingsFrame page="security" lead={`You sign in as ${email}.`}>
      <Section title="Change your address">
        <PostForm answer={answer} kept={KEPT_BUT_PASSWORD} className="stack mt-4">
          <p>
            A link goes to the new address; once you have opened it here and confirmed, you sign in with that one. The
            old address hears of it and can take it back for seven days.
          </p>
          <TextField {...form.field('email')} type="email" label="New e-mail address" autoComplete="email" required />
          <PasswordField id="password" name="password" label="Your password" required error={form.error('password')} />
          <Button look="main">Send the link</Button>
        </PostForm>
      </Section>
    </SettingsFrame>
  )
}
