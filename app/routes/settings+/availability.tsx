import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { CheckField } from '#app/components/check-field.tsx'
import { DateTimeField } from '#app/components/date-time-field.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { PostForm } from '#app/components/post-form.tsx'
import { SelectField } from '#app/components/select-field.tsx'
import { WeekGrid } from '#app/components/week-grid.tsx'
import { timeZoneOptions, zoneTown } from '#app/lib/time-zones.ts'
import { saveAvailability } from '#app/modules/accounts/commands/save-availability.server.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { rulesOfHours } from '#app/lib/week.ts'
import { readOwnProfile } from '#app/modules/accounts/queries/read-own-profile.server.ts'
import { availabilitySchema } from '#app/modules/accounts/schema.ts'
import { SettingsFrame } from '#app/modules/accounts/ui/settings-frame.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { readForm } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [{ title: 'Your availability · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { timeZone, free, offHours, awayUntil } = await readOwnProfile(await memberContext(request))
  return { timeZone, free, offHours, awayUntil, zones: timeZoneOptions(timeZone) }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  const form = await readForm(request, availabilitySchema, ctx)
  if (!form.ok) return form.answer
  const { free, ...rest } = form.value
  const result = await saveAvailability(form.ctx, { ...rest, rules: rulesOfHours(free) })
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.settings('availability'), 'Your hours are saved.')
}

export default function AvailabilitySettings() {
  const { timeZone, free, offHours, awayUntil, zones } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = readAnswer(answer)
  return (
    <SettingsFrame
      page="availability"
      lead="When you are free, by your own clock. Mentors whose hours meet yours rank higher."
    >
      <PostForm answer={answer} className="stack mt-4">
        <SelectField {...form.field('timeZone', timeZone)} label="Time zone" options={zones} />
        <WeekGrid value={form.values('free', free)} zoneLabel={`${zoneTown(timeZone)} time`} />
        <CheckField
          name="offHours"
          label="Evenings, nights and weekends are fine with me"
          hint="Off-hours count as much as a Tuesday at ten."
          defaultChecked={offHours}
        />
        <DateTimeField
          {...form.field('awayUntil', awayUntil)}
          type="date"
          label="Not available until"
          optional
          help="You leave the rankings until then and come back by yourself."
        />
        <Button look="main">Save hours</Button>
      </PostForm>
    </SettingsFrame>
  )
}
