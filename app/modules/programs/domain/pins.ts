/** `[mentee, mentor]`, by id. */
type Pin = readonly [mentee: string, mentor: string]

/**
 * Why a pin cannot be added to those there are, or null when it can: the mentee has one already, the mentor has no
 * place left for it, or people who are mentee and mentor at once would lead around in a circle.
 */
export function pinTrouble(pins: readonly Pin[], pin: Pin, capacity: number): string | null {
  const [mentee, mentor] = pin
  if (mentee === mentor) return 'Nobody mentors themselves.'
  const others = pins.filter(([other, with_]) => other !== mentee || with_ !== mentor)
  if (others.some(([other]) => other === mentee)) return 'This mentee is fixed with somebody else already.'
  if (others.filter(([, other]) => other === mentor).length >= capacity) {
    return capacity === 1
      ? 'This mentor has one place, and it is fixed already.'
      : `This mentor has ${capacity} places, and all of them are fixed already.`
  }
  const mentorOf = new Map(others)
  const seen = new Set<string>()
  for (let at: string | undefined = mentor; at !== undefined && !seen.has(at); at = mentorOf.get(at)) {
    if (at === mentee) return 'These pairs would lead around in a circle.'
    seen.add(at)
  }
  return null
}
