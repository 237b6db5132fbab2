import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Section } from '#app/components/section.tsx'
import { zoneTown } from '#app/lib/time-zones.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { SettingsFrame } from '#app/modules/accounts/ui/settings-frame.tsx'
import { chooseDigests } from '#app/modules/notifications/commands/choose-digests.server.ts'
import { readDigests } from '#app/modules/notifications/queries/read-digests.server.ts'
import { digestsSchema } from '#app/modules/notifications/schema.ts'
import { DigestsForm } from '#app/modules/notifications/ui/digests-form.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { readForm } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [{ title: 'Digests · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  return readDigests(await memberContext(request))
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  const form = await readForm(request, digestsSchema, ctx)
  if (!form.ok) return form.answer
  const result = await chooseDigests(form.ctx, form.value)
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.settings('notifications'), 'Your digests are saved.')
}

export default function Digests() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <SettingsFrame
      page="notifications"
      lead="One mail with what is new, instead of many: threads, questions you could answer, dates that come up."
    >
      <Section title="Digests">
        <p className="mt-4">
          What you have seen, or had a mail about, is left out; with nothing new there is no mail. The digest of the
          hall leaves groups with a digest of their own to it. Hours are {zoneTown(view.zone)} time.
        </p>
        <DigestsForm view={view} answer={answer} />
      </Section>
    </SettingsFrame>
  )
}
