import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { Notice } from '#app/components/notice.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { TextField } from '#app/components/text-field.tsx'
import { Time } from '#app/components/time.tsx'
import { changeHandle } from '#app/modules/accounts/commands/change-handle.server.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { HANDLE_DAYS, MAX_HANDLE_LENGTH, MIN_HANDLE_LENGTH } from '#app/modules/accounts/domain/handle.ts'
import { readOwnHandle } from '#app/modules/accounts/queries/read-own-handle.server.ts'
import { handleSchema } from '#app/modules/accounts/schema.ts'
import { SettingsFrame } from '#app/modules/accounts/ui/settings-frame.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { readForm } from '#app/platform/http.server.ts'
import { wasRefused } from '#app/platform/request-scope.server.ts'

export const meta: MetaFunction = () => [{ title: 'Your handle · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const { handle, changeableAt } = await readOwnHandle(ctx)
  const isWaiting = changeableAt !== null && !wasRefused()
  return { handle, from: isWaiting ? changeableAt : null, zone: ctx.actor.timeZone, now: ctx.now.toISOString() }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  const form = await readForm(request, handleSchema, ctx)
  if (!form.ok) return form.answer
  const result = await changeHandle(form.ctx, form.value)
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.settings('profile'), `Your handle is ${result.value.handle}.`)
}

export default function HandleSettings() {
  const { handle, from, zone, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = readAnswer(answer)
  return (
    <SettingsFrame page="profile" lead="What others learn about you, and what mentors are ranked by.">
      <Section title="Your handle">
        <p className="mt-4">
          It is the address of your profile, what others write after an @, and it tells you from people of the same
          name. You can change it once in {HANDLE_DAYS} days. The one you have now stays yours: it leads to your page,
          mentions of it still reach you, and nobody else gets it.
        </p>
        {from ? (
          <div className="stack mt-4">
            <Notice title={`Your handle is ${handle}.`}>
              You can change it again from <Time at={from} zone={zone} now={now} /> on.
            </Notice>
            <p>
              <BackToProfile />
            </p>
          </div>
        ) : (
          <PostForm answer={answer} className="stack mt-4">
            <TextField
              {...form.field('handle', handle)}
              label="Handle"
              help={`At least ${MIN_HANDLE_LENGTH} of letters a to z, digits, and single hyphens between them.`}
              required
              minLength={MIN_HANDLE_LENGTH}
              maxLength={MAX_HANDLE_LENGTH + 1}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
            <div className="row">
              <Button look="main">Save handle</Button>
              <BackToProfile />
            </div>
          </PostForm>
        )}
      </Section>
    </SettingsFrame>
  )
}

function BackToProfile() {
  return (
    <ButtonLink to={paths.settings('profile')} look="quiet">
      Back to your profile
    </ButtonLink>
  )
}
