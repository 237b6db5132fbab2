import { ok, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '../context.server.ts'
import { exportKey } from '../export-key.server.ts'
import { provePassword } from './prove-password.server.ts'

/** Opens a member's data to them for a few minutes, once they have shown that it is them. */
export async function openExport(ctx: MemberContext, input: { password: string }): Promise<Result<{ key: string }>> {
  const proof = await provePassword(ctx, input.password)
  return proof.ok ? ok({ key: await exportKey(ctx) }) : proof
}
