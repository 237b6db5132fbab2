import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { Notice } from '#app/components/notice.tsx'
import { PasswordField } from '#app/components/password-field.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { openExport } from '#app/modules/accounts/commands/open-export.server.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { passwordAgainSchema } from '#app/modules/accounts/schema.ts'
import { SettingsFrame } from '#app/modules/accounts/ui/settings-frame.tsx'
import { paths } from '#app/paths.ts'
import { readForm } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [{ title: 'Take your data along · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  await memberContext(request)
  return null
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  const form = await readForm(request, passwordAgainSchema)
  if (!form.ok) return form.answer
  const result = await openExport(ctx, form.value)
  if (!result.ok) return form.refused(result.problem)
  return data({ ready: paths.accountExportFile(result.value.key) })
}

export default function TakeDataAlong() {
  const answer = useActionData<typeof action>()
  const ready = answer && 'ready' in answer ? answer.ready : null
  const refused = answer && 'lastResult' in answer ? answer : undefined
  const form = readAnswer(refused)
  return (
    <SettingsFrame page="data" lead="It is yours: take it along, or take it away.">
      <Section title="Take it along">
        {ready ? (
          <Notice
            tone="good"
            live
            title="Your data is ready."
            actions={
              <a className="btn main" href={ready} download>
                Download the zip file
              </a>
            }
          >
            The link works for ten minutes, in this browser alone.
          </Notice>
        ) : (
          <PostForm answer={refused} kept="" className="stack mt-4">
            <p>Everything the hall keeps about you goes into it, so we ask once more that it is you.</p>
            <PasswordField
              id="password"
              name="password"
              label="Your password"
              required
              error={form.error('password')}
            />
            <Button look="main">Make the file</Button>
          </PostForm>
        )}
      </Section>
    </SettingsFrame>
  )
}
