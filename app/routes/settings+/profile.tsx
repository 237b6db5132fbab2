import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { saveProfile } from '#app/modules/accounts/commands/save-profile.server.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { readOwnProfile } from '#app/modules/accounts/queries/read-own-profile.server.ts'
import { profileSchema } from '#app/modules/accounts/schema.ts'
import { ProfileForm, type ProfileFormProps } from '#app/modules/accounts/ui/profile-form.tsx'
import { SettingsFrame } from '#app/modules/accounts/ui/settings-frame.tsx'
import type { SkillQuestion } from '#app/modules/accounts/domain/named-skill.ts'
import { readMeanings } from '#app/modules/matching/queries/read-meanings.server.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { type FormAnswer, readForm } from '#app/platform/http.server.ts'

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
  const form = await readForm(request, profileSchema, ctx)
  if (!form.ok) return form.answer
  const { meant: answers, ...profile } = form.value
  const offers = readMeanings(namesIn(profile.offers), answers)
  const wants = readMeanings(namesIn(profile.wants), answers)
  const asked = offers.questions.length > 0 ? 'offers' : 'wants'
  const [question] = asked === 'offers' ? offers.questions : wants.questions
  if (question) {
    const answer = form.refused({ kind: 'invalid', field: asked, reason: askingWords(question) })
    return data({ ...answer.data, questions: { offers: offers.questions, wants: wants.questions } }, { status: 400 })
  }
  const meant = new Map([...offers.meant, ...wants.meant])
  const result = await saveProfile(form.ctx, profile, meant)
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.settings('profile'), 'Your profile is saved.')
}

type ProfileAnswer = FormAnswer & { questions?: ProfileFormProps['questions'] }

const namesIn = (rows: readonly { skill: string }[]) => rows.map(({ skill }) => skill)

function askingWords({ written, choices }: SkillQuestion): string {
  return `You wrote “${written}”: did you mean ${choices[0]!.label}? Nothing is saved yet. Choose below, then save again.`
}

export default function ProfileSettings() {
  const { handle, profile } = useLoaderData<typeof loader>()
  const answer = useActionData<ProfileAnswer>()
  return (
    <SettingsFrame page="profile" lead="What others learn about you, and what mentors are ranked by.">
      <ul className="stacked my-4">
        <li>
          <Link to={paths.member(handle)}>See your profile as others do</Link>
        </li>
        <li>
          Your handle is <strong>{handle}</strong>. <Link to={paths.changeHandle()}>Change it</Link>
        </li>
      </ul>
      <ProfileForm answer={answer} questions={answer?.questions} profile={profile} />
    </SettingsFrame>
  )
}
