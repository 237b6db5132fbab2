import { createGroup } from '#app/modules/groups/commands/create-group.server.ts'
import { decideJoinRequest } from '#app/modules/groups/commands/decide-join-request.server.ts'
import { inviteMember } from '#app/modules/groups/commands/invite-member.server.ts'
import { joinGroup } from '#app/modules/groups/commands/join-group.server.ts'
import { setRole } from '#app/modules/groups/commands/set-role.server.ts'
import { groups } from '../groups.ts'
import type { DemoGroup } from '../types.ts'
import { type Cast, each, must } from './cast.ts'

/** Founds the groups and lets everybody in by the door each group has: open, on request, by invitation. */
export async function loadGroups(cast: Cast): Promise<void> {
  await each(groups, (group) => loadGroup(cast, group), 5)
}

async function loadGroup(cast: Cast, group: DemoGroup): Promise<void> {
  const { slug, name, description, visibility, joinPolicy, questions, tags, guidelines, owner } = group
  const founded = cast.ago({ days: 180 })
  const input = { slug, name, description, visibility, joinPolicy, questions, tags, guidelines }
  await must(slug, createGroup(cast.as(owner, founded), input))

  const others = [...group.admins, ...group.moderators, ...group.members]
  for (const [index, handle] of others.entries()) {
    const at = cast.ago({ days: 178 - (index * 150) / others.length })
    await admit(cast, group, handle, at)
    const role = group.admins.includes(handle) ? 'admin' : group.moderators.includes(handle) ? 'moderator' : null
    if (role) await must(slug, setRole(cast.as(owner, at), { slug, handle, role }))
  }
}

async function admit(cast: Cast, { slug, owner, joinPolicy, questions }: DemoGroup, handle: string, at: Date) {
  if (joinPolicy === 'invite') await must(slug, inviteMember(cast.as(owner, at), { slug, handle }))
  const answers = questions.map(() => 'A colleague told me about you, and I would like to give something back.')
  const { status } = await must(slug, joinGroup(cast.as(handle, at), { slug, answers }))
  if (status === 'pending')
    await must(slug, decideJoinRequest(cast.as(owner, at), { slug, handle, decision: 'accept' }))
}
