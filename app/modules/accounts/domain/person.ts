/** Somebody as others name and list them. */
export type Person = { id: string; handle: string; name: string }

/** Why a name that speaks for the hall is not taken. */
export const staffName = 'This name reads as if you ran the hall. Choose one of your own.'
