import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Began } from '#app/components/began.tsx'
import { Button } from '#app/components/button.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { HiddenFields } from '#app/components/hidden-fields.tsx'
import { Page } from '#app/components/page.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { TextField } from '#app/components/text-field.tsx'
import { Time } from '#app/components/time.tsx'
import { useViewer } from '#app/components/viewer.ts'
import { isSlug } from '#app/lib/slug.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { updateGroup } from '#app/modules/groups/commands/update-group.server.ts'
import { listInvites } from '#app/modules/groups/queries/list-invites.server.ts'
import { readGroup } from '#app/modules/pages/queries/read-group.server.ts'
import { updateGroupSchema } from '#app/modules/groups/schema.ts'
import { GroupFields } from '#app/modules/groups/ui/group-fields.tsx'
import { GroupHead } from '#app/modules/groups/ui/group-head.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import { versionOf } from '#app/platform/text-version.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'groups' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Settings of ${data?.group.name ?? 'a group'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const group = isSlug(params.slug) ? await readGroup(ctx, params.slug) : null
  if (!group?.can.manage) throw notFound()
  const invites = await listInvites(ctx, group.id)
  const version = versionOf(group.description, group.guidelines)
  return { group, invites, version, now: ctx.now.toISOString() }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isSlug(params.slug)) throw notFound()
  const form = await readForm(request, updateGroupSchema, ctx)
  if (!form.ok) return form.answer
  const result = await updateGroup(form.ctx, { ...form.value, slug: params.slug })
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.group(params.slug), 'The group is up to date.')
}

export default function GroupSettings() {
  const { group, invites, version, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const zone = useViewer()?.timeZone ?? 'UTC'
  return (
    <Page>
      <GroupHead group={group} tab="settings" signedIn />
      <div className="head-row section">
        <h1>Settings</h1>
      </div>
      <PostForm answer={answer} className="form mt-4">
        <Began version={version} answer={answer} />
        <GroupFields form={readAnswer(answer)} given={group} />
        <Button look="main">Save</Button>
      </PostForm>
      <Section id="links" title="Invite links" note="Whoever has a link comes straight in">
        {invites.length > 0 ? (
          <ul className="rows">
            {invites.map(({ id, email, usesLeft, expiresAt, by }) => (
              <li key={id}>
                <div className="grow">
                  <p>{email ?? 'A link'}</p>
                  <p className="meta">
                    <span>{usesLeft === 1 ? 'for one person' : `for ${usesLeft} more people`}</span>
                    <span>
                      until <Time at={expiresAt} zone={zone} now={now} />
                    </span>
                    <span>made by {by}</span>
                  </p>
                </div>
                <PostForm action={paths.groupInvites(group.slug)}>
                  <HiddenFields fields={{ action: 'revoke', inviteId: id }} />
                  <Button size="small">Take back</Button>
                </PostForm>
              </li>
            ))}
          </ul>
        ) : (
          <p className="muted">No links are out.</p>
        )}
        <PostForm action={paths.groupInvites(group.slug)} className="form mt-4">
          <HiddenFields fields={{ action: 'link' }} />
          <div className="row">
            <TextField label="For how many people" name="uses" type="number" min={1} max={500} defaultValue={10} />
            <TextField label="For how many days" name="days" type="number" min={1} max={90} defaultValue={14} />
          </div>
          <Button>Make a link</Button>
        </PostForm>
      </Section>
    </Page>
  )
}
