import { Resend } from 'resend'
import { z } from 'zod'

/** What Resend says happened to a letter that it had taken; `reason` is set when its address is not to be written to. */
export type MailReport = { providerId: string; addresses: string[]; reason: 'bounced' | 'complained'; at: Date }

const reportSchema = z.object({
  type: z.enum(['email.bounced', 'email.complained', 'email.suppressed']),
  created_at: z.coerce.date(),
  data: z.object({
    email_id: z.string().max(200),
    to: z.array(z.string().max(320)).max(50),
    bounce: z.object({ type: z.string() }).optional(),
  }),
})

/**
 * Reads a report that Resend posted (https://resend.com/docs/dashboard/webhooks). `null` for one that asks nothing of
 * us: a delivery, an opening, a bounce that may pass.
 * @throws Error when the signature is not Resend's, or older than five minutes.
 */
export function readMailReport(body: string, headers: Headers, secret: string): MailReport | null {
  const report = new Resend('re_unused').webhooks.verify({
    payload: body,
    headers: {
      id: headers.get('svix-id') ?? '',
      timestamp: headers.get('svix-timestamp') ?? '',
      signature: headers.get('svix-signature') ?? '',
    },
    webhookSecret: secret,
  })
  const known = reportSchema.safeParse(report)
  if (!known.success) return null
  const { type, data, created_at: at } = known.data
  if (data.bounce?.type === 'Transient') return null
  const reason = type === 'email.complained' ? 'complained' : 'bounced'
  return { providerId: data.email_id, addresses: data.to.map(bareAddress), reason, at }
}

function bareAddress(address: string): string {
  return /<([^<>]+)>\s*$/.exec(address)?.[1] ?? address.trim()
}
