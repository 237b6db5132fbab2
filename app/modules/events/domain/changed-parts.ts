/** What those who come must know of when it changes. */
export type ChangedPart = 'name' | 'time' | 'place' | 'link'

/** The parts of an event that such changes show in. */
type Announced = {
  title: string
  startsLocal: string
  durationMinutes: number
  timeZone: string
  repeat: string | null
  mode: string
  location: string
  spaceLocationId?: string | null
  joinUrl: string
}

/** What changed between two states of an event that matters to those who come; what is left out of `after` stays. */
export function changedParts(before: Announced, after: Partial<Announced>): ChangedPart[] {
  const differs = (...keys: (keyof Announced)[]) =>
    keys.some((key) => after[key] !== undefined && (after[key] ?? '') !== (before[key] ?? ''))
  const parts: [ChangedPart, boolean][] = [
    ['name', differs('title')],
    ['time', differs('startsLocal', 'durationMinutes', 'timeZone', 'repeat')],
    ['place', differs('mode', 'location', 'spaceLocationId')],
    ['link', differs('joinUrl')],
  ]
  return parts.filter(([, isChanged]) => isChanged).map(([part]) => part)
}
