import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { RadioCards } from '#app/components/radio-cards.tsx'
import { SelectField } from '#app/components/select-field.tsx'
import { SkillPicker } from '#app/components/skill-picker.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import { WeekGrid } from '#app/components/week-grid.tsx'
import { supportLabels, supportTypes } from '#app/lib/support.ts'
import { timeZoneOptions, zoneTown } from '#app/lib/time-zones.ts'
import { beginAccount } from '#app/modules/accounts/commands/begin-account.server.ts'
import { finishOnboarding, skipOnboarding } from '#app/modules/accounts/commands/finish-onboarding.server.ts'
import { memberContext, type MemberContext } from '#app/modules/accounts/context.server.ts'
import { UNNAMED } from '#app/modules/accounts/domain/newcomer.ts'
import { rulesOfHours } from '#app/lib/week.ts'
import { readOwnProfile } from '#app/modules/accounts/queries/read-own-profile.server.ts'
import { beginningSchema, onboardingSchema } from '#app/modules/accounts/schema.ts'
import { BeginningForm } from '#app/modules/accounts/ui/beginning-form.tsx'
import { readMeanings } from '#app/modules/matching/queries/read-meanings.server.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { readForm } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [{ title: 'Welcome · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const { wants, supportWanted, timeZone, free, goals, name, hasPassword, email } = await readOwnProfile(ctx)
  const isUnnamed = name === UNNAMED
  const isLater = new URL(request.url).searchParams.has('later')
  const begins = !isLater && (isUnnamed || (!hasPassword && !ctx.actor.onboardedAt))
  return {
    beginning: begins ? { name: isUnnamed ? '' : name, hasPassword, email } : null,
    ...{ wants, supportWanted, timeZone, free, goal: goals[0] ?? '', zones: timeZoneOptions(timeZone) },
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (new URL(request.url).searchParams.has('begin')) return begin(ctx, request)
  const form = await readForm(request, onboardingSchema, ctx)
  if (!form.ok) return form.answer
  if (form.value.skip) {
    await skipOnboarding(ctx)
    return redirectSaying(paths.home(), 'All of it waits in your settings whenever you like.')
  }
  const { free, ...rest } = form.value
  const { meant } = readMeanings(rest.wants.map(({ skill }) => skill))
  const result = await finishOnboarding(form.ctx, { ...rest, rules: rulesOfHours(free) }, meant)
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.matches(), 'Thank you. These mentors fit what you told us.')
}

async function begin(ctx: MemberContext, request: Request) {
  const form = await readForm(request, beginningSchema, ctx)
  if (!form.ok) return form.answer
  const result = await beginAccount(form.ctx, form.value)
  return result.ok ? redirect(paths.onboarding('later')) : form.refused(result.problem)
}

export default function Onboarding() {
  const { beginning, wants, supportWanted, timeZone, free, goal, zones } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = readAnswer(answer)
  if (beginning) {
    return (
      <Page className="narrow">
        <PageHead
          title="Who are you?"
          lead={`${beginning.email} is confirmed, and this account is new: nothing that was set up with the address before is part of it.`}
        />
        <BeginningForm {...beginning} answer={answer} />
      </Page>
    )
  }
  return (
    <Page>
      <PageHead
        title="What brings you here?"
        lead="Two minutes, and the hall can show you people and rooms that fit. You can skip all of it."
      />
      <PostForm answer={answer} className="stack">
        <TextArea
          {...form.field('goal', goal)}
          label="Your next goal"
          optional
          rows={2}
          help="In your own words: “Pass the CCNA by spring while working weekends”."
        />
        <SkillPicker
          legend="Skills you want to build"
          id="wants"
          name="wants"
          value={wants}
          suggestUrl={paths.skillSuggestions()}
          error={form.error('wants')}
        />
        <RadioCards
          legend="What would help you most?"
          id="supportWanted"
          name="supportWanted"
          type="checkbox"
          sideBySide
          options={supportTypes.map((value) => ({ value, label: supportLabels[value] }))}
          defaultValue={form.values('supportWanted', supportWanted)}
          error={form.error('supportWanted')}
        />
        <SelectField {...form.field('timeZone', timeZone)} label="Your time zone" options={zones} />
        <WeekGrid
          title="When could you meet?"
          value={form.values('free', free)}
          zoneLabel={`${zoneTown(timeZone)} time`}
        />
        <div className="row">
          <Button look="main">Show me who fits</Button>
          <Button look="quiet" name="skip" value="yes" formNoValidate>
            Look around first
          </Button>
        </div>
      </PostForm>
    </Page>
  )
}
