/** What somebody had who comes no longer. */
export type Left = 'seat' | 'offer' | 'line' | 'request' | 'nothing'

/** What was left, by the state of the claim that ended and the number of requests that were taken back. */
export function leftFrom(was: 'held' | 'confirmed' | 'queued' | 'offered' | null, requests: number): Left {
  if (was === 'confirmed' || was === 'held') return 'seat'
  if (was === 'offered') return 'offer'
  if (was === 'queued') return 'line'
  return requests > 0 ? 'request' : 'nothing'
}

export const leavingWords: Record<Left, string> = {
  seat: 'Done. Your place is free for somebody else.',
  offer: 'Done. The seat goes to the next in line.',
  line: 'You have left the line.',
  request: 'Your request is taken back.',
  nothing: 'There was nothing to give back.',
}
