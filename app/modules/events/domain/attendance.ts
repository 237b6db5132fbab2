/** How it stands at the door: parties expected and in, people expected and in. */
export type Attendance = { parties: number; here: number; people: number; arrived: number }

type Seated = { state: string; guests: number; checkedInAt: string | null; arrived: number | null }

/** Counts those with a seat; whoever waits is not expected. `here` counts parties, `arrived` the people among them. */
export function attendanceOf(list: readonly Seated[]): Attendance {
  const sum = { parties: 0, here: 0, people: 0, arrived: 0 }
  for (const { state, guests, checkedInAt, arrived } of list) {
    if (state !== 'confirmed') continue
    sum.parties += 1
    sum.people += 1 + guests
    if (checkedInAt === null) continue
    sum.here += 1
    sum.arrived += arrived ?? 1 + guests
  }
  return sum
}

/**
 * What a member hears of their own attendance once a date is over. Nobody is said to have stayed away from a date at
 * which nobody kept the door.
 */
export function ownAttendance(date: { isOver: boolean; wasKept: boolean }, came: boolean): 'came' | 'missed' | null {
  if (came) return 'came'
  return date.isOver && date.wasKept ? 'missed' : null
}
