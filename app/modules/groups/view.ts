import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import {
  maySeeInsideGroup,
  type GroupVisibility,
  type MembershipStatus,
} from '#app/modules/visibility/domain/group-visibility.ts'
import type { GroupPlace, GroupRole, JoinPolicy, MailLevel } from './domain/group.ts'
import { mayInvite, mayJoin, mayManage, mayModerate } from './domain/policy.ts'

export type Keeper = { name: string; handle: string; role: GroupRole }

export type GroupRow = GroupPlace & {
  description: string
  descriptionHtml: string
  guidelines: string
  guidelinesHtml: string
  tags: string[]
  memberCount: number
  threadCount: number
  eventCount: number
  resourceCount: number
  pendingCount: number
  mailLevel: MailLevel
  createdAt: Date
  keepers: Keeper[]
}

export type GroupView = ReturnType<typeof toGroupView>

/** A group as it leaves the server. What is inside stays out of the view of those who may not look inside. */
export function toGroupView(row: GroupRow, actor: Actor | null) {
  const inside = maySeeInsideGroup(row.visibility, row.membershipStatus)
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    description: row.description,
    descriptionHtml: row.descriptionHtml,
    guidelines: inside ? row.guidelines : '',
    guidelinesHtml: inside ? row.guidelinesHtml : '',
    visibility: row.visibility,
    joinPolicy: row.joinPolicy,
    questions: row.questions,
    tags: row.tags,
    memberCount: row.memberCount,
    threadCount: inside ? row.threadCount : null,
    eventCount: inside ? row.eventCount : null,
    resourceCount: inside ? row.resourceCount : null,
    pendingCount: row.pendingCount,
    keepers: inside ? row.keepers : [],
    membershipStatus: row.membershipStatus,
    role: row.role,
    mailLevel: row.mailLevel,
    can: {
      seeInside: inside,
      join: actor ? mayJoin(actor, row).allowed && row.membershipStatus !== 'active' : row.joinPolicy !== 'invite',
      write: row.membershipStatus === 'active' && !actor?.isSilenced,
      invite: actor ? mayInvite(actor, row).allowed : false,
      moderate: mayModerate(row).allowed,
      manage: mayManage(row).allowed,
    },
  }
}

export type ResourceRow = {
  id: string
  title: string
  url: string | null
  body: string
  bodyHtml: string
  authorId: string
  by: string
  createdAt: Date
  isEdited: boolean
}

export type ResourceView = ReturnType<typeof toResourceView>

/** A link or a note that a group keeps. */
export function toResourceView(row: ResourceRow, mayChange: boolean) {
  return {
    id: row.id,
    title: row.title,
    url: row.url,
    /** Where the link leads, in a word. */
    host: row.url && URL.canParse(row.url) ? new URL(row.url).hostname.replace(/^www\./, '') : null,
    body: mayChange ? row.body : '',
    bodyHtml: row.bodyHtml,
    by: row.by,
    createdAt: row.createdAt.toISOString(),
    isEdited: row.isEdited,
    can: { change: mayChange },
  }
}

/** A group in a list. */
export type GroupCard = {
  slug: string
  name: string
  summary: string
  visibility: GroupVisibility
  joinPolicy: JoinPolicy
  tags: string[]
  memberCount: number
  membershipStatus: MembershipStatus
  lastActivityAt: string | null
}

export type GroupSuggestion = {
  slug: string
  name: string
  summary: string
  memberCount: number
  joinPolicy: JoinPolicy
  /** Why this one: "About Networking and CCNA, which you want to learn." */
  reason: string
}

export type JoinRequest = { handle: string; name: string; headline: string; answers: string[]; askedAt: string }
export type Ban = { handle: string; name: string; since: string }
export type LogLine = {
  id: string
  actor: string | null
  action: string
  subject: string | null
  note: string
  at: string
}

export type ModerationView = { requests: JoinRequest[]; bans: Ban[]; log: LogLine[] }
