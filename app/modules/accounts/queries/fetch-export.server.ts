import type { MemberContext } from '../context.server.ts'
import { isExportKey } from '../export-key.server.ts'
import { exportAccount } from './export-account.server.ts'

/** A member's data for the key that their password got them; null for any other key, and for an old one. */
export async function fetchExport(ctx: MemberContext, key: string): Promise<Record<string, unknown> | null> {
  return (await isExportKey(ctx, key)) ? exportAccount(ctx) : null
}
