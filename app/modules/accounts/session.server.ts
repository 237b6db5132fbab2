import { PrismaAdapter } from '@lucia-auth/adapter-prisma'
import { Lucia, TimeSpan, type DatabaseSession, type DatabaseUser } from 'lucia'
import { readCookie } from '#app/platform/cookies.server.ts'
import { database } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import { hashToken } from '#app/platform/ids.server.ts'
import { oncePerRequest } from '#app/platform/request-scope.server.ts'
import type { Actor } from './domain/actor.ts'
import { IDLE_DAYS, SESSION_DAYS, sessionEnd } from './domain/session-life.ts'

type ActorRow = {
  handle: string
  name: string
  email: string
  timeZone: string
  siteRole: string
  emailVerifiedAt: Date | null
  silencedUntil: Date | null
  suspendedUntil: Date | null
  onboardedAt: Date | null
}

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof createLucia>
    DatabaseUserAttributes: ActorRow
    DatabaseSessionAttributes: { userAgent?: string; address?: string }
  }
}

const COOKIE = 'guildhall_session'
/** Where the hall is reached over https, browsers refuse this cookie from anyone but this very host over https. */
const SECURE_COOKIE = `__Host-${COOKIE}`

type OpenSession = { sessionHash: string; actor: Actor; isSuspended: boolean }

/** The member who sends this request, read once however many loaders ask; null for a visitor. */
export async function currentActor(request: Request): Promise<Actor | null> {
  const session = await sessionOnce(request)
  return session && !session.isSuspended ? session.actor : null
}

/** The member who sends this request although they are suspended; null for anybody else. */
export async function suspendedActor(request: Request): Promise<Actor | null> {
  const session = await sessionOnce(request)
  return session?.isSuspended ? session.actor : null
}

/** The session and member of a request; null for a visitor, an ended session or a suspended member. Asks each time. */
export async function currentSession(request: Request): Promise<{ sessionHash: string; actor: Actor } | null> {
  const session = await readSession(request)
  return session && !session.isSuspended ? session : null
}

function sessionOnce(request: Request): Promise<OpenSession | null> {
  return oncePerRequest('session', () => readSession(request))
}

async function readSession(request: Request): Promise<OpenSession | null> {
  const sessionId = readCookie(request, lucia().sessionCookieName)
  if (!sessionId) return null
  const { session, user } = await lucia().validateSession(sessionId)
  if (!session) return null
  return { sessionHash: hashToken(sessionId), actor: user.actor, isSuspended: user.isSuspended }
}

/** Opens a session and answers the `Set-Cookie` header that carries it. */
export async function openSession(memberId: string, request: Request): Promise<string> {
  const userAgent = (request.headers.get('user-agent') ?? '').slice(0, 200)
  const address = request.headers.get('x-client-address') ?? ''
  const session = await lucia().createSession(memberId, { userAgent, address })
  const cookie = lucia().createSessionCookie(session.id)
  cookie.attributes.maxAge = new TimeSpan(SESSION_DAYS, 'd').seconds()
  return cookie.serialize()
}

/** Ends the session that a `Set-Cookie` header of `openSession` carries, before it has left. */
export async function discardSession(cookie: string): Promise<void> {
  const sessionId = lucia().readSessionCookie(cookie.split(';')[0]!)
  if (sessionId) await lucia().invalidateSession(sessionId)
}

/** Ends the request's session and answers the `Set-Cookie` header that forgets it. */
export async function closeSession(request: Request): Promise<string> {
  const sessionId = readCookie(request, lucia().sessionCookieName)
  if (sessionId) await lucia().invalidateSession(sessionId)
  return lucia().createBlankSessionCookie().serialize()
}

let instance: ReturnType<typeof createLucia> | undefined

function lucia() {
  instance ??= createLucia()
  return instance
}

function createLucia() {
  const secure = env().APP_URL.startsWith('https:')
  return new Lucia(new HashedSessions(), {
    sessionExpiresIn: new TimeSpan(IDLE_DAYS, 'd'),
    sessionCookie: { name: secure ? SECURE_COOKIE : COOKIE, attributes: { secure, sameSite: 'lax', path: '/' } },
    getUserAttributes: (row) => ({ actor: actorOf(row), isSuspended: isAfterNow(row.suspendedUntil) }),
  })
}

function actorOf(row: ActorRow & { id?: string }): Actor {
  return {
    id: row.id ?? '',
    handle: row.handle,
    name: row.name,
    email: row.email,
    timeZone: row.timeZone,
    siteRole: row.siteRole as Actor['siteRole'],
    isVerified: row.emailVerifiedAt !== null,
    isSilenced: isAfterNow(row.silencedUntil),
    onboardedAt: row.onboardedAt,
  }
}

function isAfterNow(until: Date | null): boolean {
  return until !== null && until.getTime() > Date.now()
}

/** Lucia's Prisma adapter, storing the SHA-256 of a session's id in its place and reading both rows at once. */
class HashedSessions extends PrismaAdapter<never> {
  constructor() {
    super(database().prisma.session as never, database().prisma.member as never)
  }

  override async getSessionAndUser(id: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const { rows } = await database().pool.query({
      name: 'session',
      text: `select s.user_id as "userId", s.expires_at as "expiresAt", s.created_at as "createdAt", m.handle, m.name, m.email,
          m.time_zone as "timeZone", m.site_role as "siteRole", m.email_verified_at as "emailVerifiedAt",
          m.silenced_until as "silencedUntil", m.suspended_until as "suspendedUntil", m.onboarded_at as "onboardedAt"
        from sessions s join members m on m.id = s.user_id
        where s.id = $1 and m.deleted_at is null`,
      values: [hashToken(id)],
    })
    const row = rows[0]
    if (!row) return [null, null]
    const { userId, createdAt, ...attributes } = row
    const expiresAt = expiryOf(createdAt, attributes.expiresAt)
    return [
      { id, userId, expiresAt, attributes: {} },
      { id: userId, attributes: { ...attributes, id: userId } },
    ]
  }

  override setSession(value: DatabaseSession) {
    return super.setSession({ ...value, id: hashToken(value.id) })
  }

  override deleteSession(id: string) {
    return super.deleteSession(hashToken(id))
  }

  override updateSessionExpiration(id: string, expiresAt: Date) {
    return super.updateSessionExpiration(hashToken(id), expiresAt)
  }
}

/**
 * When a session ends, as Lucia should see it. Lucia puts the end off while a session is used; one whose last end is near
 * is past putting off, and looks as if it were new until that moment.
 */
function expiryOf(begun: Date, expiresAt: Date): Date {
  const end = sessionEnd(begun)
  if (expiresAt < end) return expiresAt
  return isAfterNow(end) ? new Date(Date.now() + new TimeSpan(IDLE_DAYS, 'd').milliseconds()) : end
}
