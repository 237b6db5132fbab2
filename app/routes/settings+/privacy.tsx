import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { PostForm } from '#app/components/post-form.tsx'
import { RadioCards } from '#app/components/radio-cards.tsx'
import { Section } from '#app/components/section.tsx'
import { SelectField } from '#app/components/select-field.tsx'
import { savePrivacy } from '#app/modules/accounts/commands/save-privacy.server.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { readOwnProfile } from '#app/modules/accounts/queries/read-own-profile.server.ts'
import { privacySchema } from '#app/modules/accounts/schema.ts'
import { SettingsFrame } from '#app/modules/accounts/ui/settings-frame.tsx'
import { audienceOf, type ProfileField } from '#app/modules/visibility/domain/field-visibility.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { readForm } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [{ title: 'Privacy · Guildhall' }]

const fields: { field: ProfileField; label: string }[] = [
  { field: 'bio', label: 'Your story' },
  { field: 'location', label: 'Town and country' },
  { field: 'skills', label: 'Skills and certifications' },
  { field: 'goals', label: 'Goals' },
  { field: 'availability', label: 'Free hours' },
]

const audiences = [
  { value: 'public', label: 'Everyone' },
  { value: 'members', label: 'Members' },
  { value: 'contacts', label: 'Your mentors and mentees' },
  { value: 'me', label: 'Only you' },
]

export async function loader({ request }: LoaderFunctionArgs) {
  const { directory, fieldVisibility } = await readOwnProfile(await memberContext(request))
  const chosen = fields.map(({ field }) => [field, audienceOf(field, fieldVisibility, directory)] as const)
  return { directory, chosen: Object.fromEntries(chosen) }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  const form = await readForm(request, privacySchema, ctx)
  if (!form.ok) return form.answer
  const result = await savePrivacy(form.ctx, form.value)
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.settings('privacy'), 'Your privacy choices are saved.')
}

export default function PrivacySettings() {
  const { directory, chosen } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = readAnswer(answer)
  return (
    <SettingsFrame page="privacy" lead="Who may find you, and who may read what.">
      <PostForm answer={answer}>
        <Section title="In the directory">
          <RadioCards
            {...form.field('directory', directory)}
            legend="Who may find you"
            options={[
              { value: 'public', label: 'Everyone', hint: 'Visitors see you too. Good for mentors.' },
              { value: 'members', label: 'Members', hint: 'Only people who are signed in.' },
              {
                value: 'hidden',
                label: 'Nobody',
                hint: 'You are not listed. People in your groups still see your name there.',
              },
            ]}
          />
        </Section>
        <Section title="On your profile">
          <div className="stack mt-4">
            {fields.map(({ field, label }) => (
              <SelectField key={field} label={label} options={audiences} {...form.field(field, chosen[field])} />
            ))}
            <Button look="main">Save choices</Button>
          </div>
        </Section>
      </PostForm>
    </SettingsFrame>
  )
}
