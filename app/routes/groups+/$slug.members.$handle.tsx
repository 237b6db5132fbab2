import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { HiddenFields } from '#app/components/hidden-fields.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { SelectField } from '#app/components/select-field.tsx'
import { TextField } from '#app/components/text-field.tsx'
import { isSlug } from '#app/lib/slug.ts'
import { memberContext, type MemberContext } from '#app/modules/accounts/context.server.ts'
import { decideJoinRequest } from '#app/modules/groups/commands/decide-join-request.server.ts'
import { liftBan } from '#app/modules/groups/commands/lift-ban.server.ts'
import { banMember, removeMember } from '#app/modules/groups/commands/remove-member.server.ts'
import { setRole } from '#app/modules/groups/commands/set-role.server.ts'
import { roleWords, type GroupRole } from '#app/modules/groups/domain/group.ts'
import { listGroupMembers } from '#app/modules/groups/queries/list-group-members.server.ts'
import { readGroup } from '#app/modules/pages/queries/read-group.server.ts'
import { roles } from '#app/modules/groups/domain/group.ts'
import { memberActionSchema } from '#app/modules/groups/schema.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'groups' }
export const meta: MetaFunction = () => [{ title: 'A member of the group · Guildhall' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isSlug(params.slug) || !isSlug(params.handle)) throw notFound()
  const group = await readGroup(ctx, params.slug)
  if (!group?.can.moderate) throw notFound()
  const { rows } = await listGroupMembers(ctx, group, { handle: params.handle }, null)
  return { group, handle: params.handle, member: rows[0] ?? null }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isSlug(params.slug) || !isSlug(params.handle)) throw notFound()
  const form = await readForm(request, memberActionSchema, ctx)
  if (!form.ok) return form.answer
  const target = { slug: params.slug, handle: params.handle }
  const result = await carryOut(form.ctx, target, form.value)
  if (!result.ok) return form.refused(result.problem)
  const toMembers = form.value.action === 'role' || form.value.action === 'remove' || form.value.action === 'ban'
  return redirectSaying(toMembers ? paths.groupMembers(target.slug) : paths.groupModeration(target.slug), 'Done.')
}

type Order = { action: string; role?: GroupRole; reason: string }

function carryOut(ctx: MemberContext, target: { slug: string; handle: string }, { action, role, reason }: Order) {
  switch (action) {
    case 'role':
      return setRole(ctx, { ...target, role: role ?? 'member' })
    case 'remove':
      return removeMember(ctx, { ...target, reason })
    case 'ban':
      return banMember(ctx, { ...target, reason })
    case 'lift-ban':
      return liftBan(ctx, target)
    default:
      return decideJoinRequest(ctx, { ...target, decision: action === 'accept' ? 'accept' : 'decline' })
  }
}

export default function GroupMemberPage() {
  const { group, handle, member } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = readAnswer(answer)
  const name = member?.name ?? `@${handle}`
  return (
    <Page className="narrow">
      <PageHead
        title={name}
        lead={member ? `${roleWords[member.role]} of ${group.name}.` : `Not a member of ${group.name} now.`}
        crumbs={[
          { label: group.name, href: paths.group(group.slug) },
          { label: 'Members', href: paths.groupMembers(group.slug) },
        ]}
      />
      {member && group.can.manage ? (
        <Section title="Role">
          <PostForm answer={answer} className="form mt-4">
            <HiddenFields fields={{ action: 'role' }} />
            <SelectField
              id="role"
              name="role"
              label={`${name} is`}
              defaultValue={member.role}
              error={form.error('role')}
              options={roles.map((role) => ({ value: role, label: roleWords[role] }))}
            />
            <Button>Change the role</Button>
          </PostForm>
        </Section>
      ) : null}
      <Section title={member ? 'Removing' : 'Shutting out'}>
        <PostForm answer={group.can.manage && member ? undefined : answer} className="form mt-4">
          <TextField
            id="reason"
            name="reason"
            label="Reason"
            optional
            help="It stands in the group’s log, which its moderators can read."
            maxLength={300}
          />
          <div className="row">
            {member ? (
              <Button name="action" value="remove">
                Remove from the group
              </Button>
            ) : null}
            <Button look="danger" name="action" value="ban">
              Ban from the group
            </Button>
          </div>
        </PostForm>
        <p className="small muted mt-4">
          Somebody removed can come back through the same door. A ban holds until a moderator lifts it.
        </p>
      </Section>
    </Page>
  )
}
