export type SeatCount = {
  taken: number
  /** null: no limit. */
  capacity: number | null
  waiting?: number
  /** The viewer's place in line, from 1. */
  place?: number | null
}

export type Seating = {
  width: number
  height: number
  /** Path data inside a box of `width` × `height`. */
  board: string
  taken: string
  free: string
  waitlist: readonly { x: number; you: boolean }[]
}

const most = { seats: 40, waitlist: 8 }

/**
 * Chairs along both sides of a table, and people standing in line beside it. Beyond 40 seats the drawing keeps the
 * proportion instead of the number, never rounding a free seat away nor a full table open.
 */
export function seating({ taken, capacity, waiting = 0, place }: SeatCount): Seating | null {
  if (capacity === null || capacity < 1) return null
  const drawn = Math.min(capacity, most.seats)
  const filled = fill(Math.min(taken, capacity), capacity, drawn)
  const columns = Math.ceil(drawn / 2)
  const length = Math.max(columns * 22 - 2, 20)
  const chairs = Array.from({ length: drawn }, (_, i) => chair(5 + Math.floor(i / 2) * 22, i % 2 === 0 ? 8 : 41))
  const shown = Math.min(waiting, most.waitlist)
  const waitlist = Array.from({ length: shown }, (_, i) => ({ x: length + 34 + i * 20, you: place === i + 1 }))
  return {
    width: length + 10 + (shown > 0 ? 18 + shown * 20 : 0),
    height: drawn === 1 ? 42 : 60,
    board: `M6 23h${length - 2}a4 4 0 0 1 4 4v6a4 4 0 0 1-4 4h-${length - 2}a4 4 0 0 1-4-4v-6a4 4 0 0 1 4-4z`,
    taken: chairs.slice(0, filled).join(''),
    free: chairs.slice(filled).join(''),
    waitlist,
  }
}

/** "3 seats left", "Full, 5 in line", "You are 2nd in line", "12 of 10 seats taken", "23 going". */
export function seatWords({ taken, capacity, waiting = 0, place }: SeatCount): string {
  if (place) return `You are ${ordinal(place)} in line`
  if (capacity === null) return `${taken} going`
  if (taken > capacity) return `${taken} of ${capacity} seats taken`
  if (taken === capacity) return waiting > 0 ? `Full, ${waiting} in line` : 'Full'
  const left = capacity - taken
  return `${left} ${left === 1 ? 'seat' : 'seats'} left`
}

/** Everything the drawing shows, for those who cannot see it. */
export function seatingAlt({ taken, capacity, waiting = 0, place }: SeatCount): string {
  const parts = [capacity === null ? `${taken} going` : `${taken} of ${capacity} seats taken`]
  if (waiting > 0) parts.push(`${waiting} ${waiting === 1 ? 'person' : 'people'} waiting`)
  if (place) parts.push(`you are number ${place}`)
  return parts.join(', ')
}

/** 1st, 2nd, 3rd, 4th … 11th, 12th, 13th. */
export function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${ending}`
}

function fill(taken: number, capacity: number, drawn: number): number {
  if (taken === 0 || taken === capacity) return taken === 0 ? 0 : drawn
  return Math.min(drawn - 1, Math.max(1, Math.round((taken / capacity) * drawn)))
}

function chair(x: number, y: number): string {
  return `M${x + 3} ${y}h10a3 3 0 0 1 3 3v5a3 3 0 0 1-3 3h-10a3 3 0 0 1-3-3v-5a3 3 0 0 1 3-3z`
}
