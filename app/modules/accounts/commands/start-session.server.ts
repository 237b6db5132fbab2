import { recordWords } from '#app/lib/clock.ts'
import { ok, refuse } from '#app/lib/result.ts'
import { paths } from '#app/paths.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { queueEmail } from '#app/platform/email.server.ts'
import { env } from '#app/platform/env.server.ts'
import type { Context } from '../context.server.ts'
import { deviceId, deviceOf } from '../device.server.ts'
import { deviceName } from '../domain/device-name.ts'
import { newDeviceEmail } from '../emails.ts'
import { stillHasPassword } from '../proof-repository.server.ts'
import { findActor, recordDevice } from '../repository.server.ts'
import { discardSession, openSession } from '../session.server.ts'

/**
 * Signs a member in who has shown who they are, and answers the headers that carry the session. A browser that they had
 * not used before is written to them about, but for the first one of all; before the session is there, so that none is
 * opened in silence. With the `seal` of the password they showed, nobody gets in by one that was changed meanwhile, or by
 * that of an account that has ended: null then.
 */
export async function startSession(
  ctx: Context,
  memberId: string,
  request: Request,
  seal: string,
): Promise<Headers | null>
export async function startSession(ctx: Context, memberId: string, request: Request): Promise<Headers>
export async function startSession({ db, now }: Context, memberId: string, request: Request, seal?: string) {
  const { secret, cookie } = deviceOf(request)
  await inTransaction({ db, now }, async (tx) => {
    const member = await findActor(tx, memberId, now)
    if (!member || (await recordDevice(tx, memberId, deviceId(secret, memberId), now)) !== 'new') return ok()
    const device = deviceName(request.headers.get('user-agent') ?? '')
    const address = request.headers.get('x-client-address') ?? ''
    const about = { name: member.name, device, address, when: recordWords(now, member.timeZone) }
    const message = newDeviceEmail(about, env().APP_URL + paths.forgotPassword())
    await queueEmail(tx, { to: member.email, memberId, at: now }, message)
    return ok()
  })
  const session = await openSession(memberId, request)
  if (seal !== undefined) {
    const entry = await inTransaction({ db, now }, async (tx) =>
      (await stillHasPassword(tx, memberId, seal)) ? ok() : refuse('conflict'),
    )
    if (!entry.ok) {
      await discardSession(session)
      return null
    }
  }
  const headers = new Headers({ 'Set-Cookie': session })
  headers.append('Set-Cookie', cookie)
  return headers
}
