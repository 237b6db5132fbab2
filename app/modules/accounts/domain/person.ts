/** Somebody as others name and list them. */
export type Person = { id: string; handle: string; name: string }
