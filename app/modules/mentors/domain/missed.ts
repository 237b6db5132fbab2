/** For how many days a talk that somebody missed counts; after that it is history that only they and the other see. */
export const MISSED_COUNTS_DAYS = 90

/** From how many missed talks on each booking waits for the mentor's answer. */
const ASKS_FROM = 2

/** Whether somebody who missed so many talks of late asks for a slot instead of booking it. */
export function mustAsk(missed: number): boolean {
  return missed >= ASKS_FROM
}

/** "Missed one talk in the last 90 days"; nothing to say for nobody missed. */
export function missedWords(missed: number): string {
  if (missed === 0) return ''
  return `Missed ${missed === 1 ? 'one talk' : `${missed} talks`} in the last ${MISSED_COUNTS_DAYS} days`
}
