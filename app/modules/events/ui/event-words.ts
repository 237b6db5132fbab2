import type { EventMode } from '../domain/policy.ts'

export const modeWords: Record<EventMode, string> = {
  'in-person': 'In the room',
  online: 'Online',
  hybrid: 'Online and in the room',
}

/** "yourself", "yourself and 2 guests" */
export function yourselfWords(guests: number): string {
  return partyWords(guests).replace(/^you/, 'yourself')
}

/** "you and 2 guests" */
export function partyWords(guests: number): string {
  return guests === 0 ? 'you' : `you and ${guests} ${guests === 1 ? 'guest' : 'guests'}`
}
