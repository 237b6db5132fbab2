import { createHmac, timingSafeEqual } from 'node:crypto'
import { isId } from '#app/platform/ids.server.ts'
import { readShortCode, shortCodeOf } from './domain/short-code.ts'

/** The seat a code speaks for: one claim on one date. */
export type TicketOf = { occurrenceId: string; claimId: string }

/** What was scanned or typed: the whole code of a ticket, or the short one that can be read out. */
export type ReadCode = { kind: 'whole'; claimId: string; signature: string } | { kind: 'short'; code: string }

/** The code of a ticket: which claim, and a signature over it and its date. */
export function ticketCode(secret: string, ticket: TicketOf): string {
  return `${ticket.claimId}.${signatureOf(secret, ticket)}`
}

/** The code of the same ticket for typing in: eight letters and digits, unlike all others on its date. */
export function shortTicketCode(secret: string, ticket: TicketOf): string {
  return shortCodeOf(digest(secret, 'short ticket', ticket))
}

/** Whether a whole code was signed here for this seat on this date. */
export function isSignedFor(secret: string, ticket: TicketOf, signature: string): boolean {
  const right = Buffer.from(signatureOf(secret, ticket))
  const given = Buffer.from(signature)
  return right.length === given.length && timingSafeEqual(right, given)
}

/** Reads a code, also out of the address that the square on a ticket holds; null for anything else. */
export function readTicketCode(text: string): ReadCode | null {
  const last = text.trim().split('/').at(-1) ?? ''
  const [claimId, signature] = last.split('.')
  if (isId(claimId) && signature && /^[\w-]{16}$/.test(signature)) return { kind: 'whole', claimId, signature }
  const code = readShortCode(last)
  return code ? { kind: 'short', code } : null
}

function signatureOf(secret: string, ticket: TicketOf): string {
  return digest(secret, 'ticket', ticket).subarray(0, 12).toString('base64url')
}

function digest(secret: string, what: string, { occurrenceId, claimId }: TicketOf): Buffer {
  return createHmac('sha256', secret).update(`${what} ${occurrenceId} ${claimId}`).digest()
}
