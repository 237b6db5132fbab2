import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { hashPassword } from '#app/modules/accounts/password.server.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'

/** The moment at which tests take place: a Wednesday, far from any clock change. */
export const NOON = new Date('2026-11-25T12:00:00Z')

let serial = 0

/** A verified member; anything given replaces the ordinary. */
export async function makeMember(given: Record<string, unknown> & { name?: string } = {}): Promise<Actor> {
  serial += 1
  const id = newId()
  const member = await db().member.create({
    data: {
      id,
      handle: `member-${serial}`,
      email: `member-${serial}@example.org`,
      name: `Member ${serial}`,
      timeZone: 'Europe/Berlin',
      languages: ['en'],
      emailVerifiedAt: NOON,
      createdAt: NOON,
      ...given,
    },
  })
  return {
    id,
    handle: member.handle,
    name: member.name,
    email: member.email,
    timeZone: member.timeZone,
    siteRole: member.siteRole as Actor['siteRole'],
    isVerified: member.emailVerifiedAt !== null,
    isSilenced: member.silencedUntil !== null && member.silencedUntil > NOON,
    onboardedAt: member.onboardedAt,
  }
}

/** What everybody types who has `passwordRow`. */
export const PASSWORD = 'open sesame 12345'

/** Gives a member the password above. */
export async function passwordRow({ id }: Actor): Promise<void> {
  await db().member.update({ where: { id }, data: { passwordHash: await hashPassword(PASSWORD) } })
}

/** The context of a member's command at `at`. */
export function as(actor: Actor, at: Date = NOON): MemberContext {
  return { actor, now: at, db: db() }
}

/** The context of a visitor. */
export function asVisitor(at: Date = NOON) {
  return { actor: null, now: at, db: db() }
}
