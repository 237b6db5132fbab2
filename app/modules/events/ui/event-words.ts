import type { EventMode } from '../domain/policy.ts'

export const modeWords: Record<EventMode, string> = {
  'in-person': 'In the room',
  online: 'Online',
  hybrid: 'Online and in the room',
}

/** "You and 2 guests" */
export function partyWords(guests: number): string {
  return guests === 0 ? 'you' : `you and ${guests} ${guests === 1 ? 'guest' : 'guests'}`
}
