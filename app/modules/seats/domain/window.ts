/** When a table takes claims; null on either side is no bound. The end itself is outside. */
export type Window = { opensAt: Date | null; closesAt: Date | null }

/** Whether claims are taken at `now`. */
export function isWithin({ opensAt, closesAt }: Window, now: Date): boolean {
  return (opensAt === null || opensAt <= now) && (closesAt === null || now < closesAt)
}
