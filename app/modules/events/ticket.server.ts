import encodeQR from 'qr'
import { paths } from '#app/paths.ts'
import { env } from '#app/platform/env.server.ts'
import { shortTicketCode, ticketCode, type TicketOf } from './ticket-code.server.ts'

/** A ticket to show: the square as path data in a box of `size` by `size`, and the code that can be read out. */
export type DrawnTicket = { short: string; size: number; path: string }

const QUIET_ZONE = 3

/** Draws the ticket of a seat. Its square holds an address, so that any camera can read it. */
export function drawTicket(secret: string, ticket: TicketOf): DrawnTicket {
  const rows = encodeQR(env().APP_URL + paths.ticket(ticketCode(secret, ticket)), 'raw', {
    ecc: 'medium',
    border: QUIET_ZONE,
  })
  return { short: shortTicketCode(secret, ticket), size: rows.length, path: rows.map(darkRuns).join('') }
}

function darkRuns(row: boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue
    const from = x
    while (row[x + 1]) x++
    path += `M${from} ${y}h${x - from + 1}v1H${from}z`
  }
  return path
}
