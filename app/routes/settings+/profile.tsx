import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { saveProfile } from '#app/modules/accounts/commands/save-profile.server.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { readOwnProfile } from '#app/modules/accounts/queries/read-own-profile.server.ts'
import { profileSchema } from '#app/modules/accounts/schema.ts'
import { ProfileForm } from '#app/modules/accounts/ui/profile-form.tsx'
import { SettingsFrame } from '#app/modules/accounts/ui/settings-frame.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { readForm } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [{ title: 'Your profile · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const {
    name,
    handle,
    headline,
    bio,
    city,
    country,
    languages,
    industries,
    certifications,
    seniority,
    supportOffered,
    supportWanted,
    offers,
    wants,
    goals,
  } = await readOwnProfile(await memberContext(request))
  return {
    handle,
    profile: {
      name,
      headline,
      bio,
      city,
      country,
      languages,
      industries,
      certifications,
      seniority,
      supportOffered,
      supportWanted,
      offers,
      wants,
      goals,
    },
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  const form = await readForm(request, profileSchema)
  if (!form.ok) return form.answer
  const result = await saveProfile({ ...ctx, formId: form.formId }, form.value)
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.settings('profile'), 'Your profile is saved.')
}

export default function ProfileSettings() {
  const { handle, profile } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <SettingsFrame page="profile" lead="What others learn about you, and what mentors are ranked by.">
      <p className="mt-4">
        <Link to={paths.member(handle)}>See your profile as others do</Link>
      </p>
      <ProfileForm answer={answer} profile={profile} />
    </SettingsFrame>
  )
}
