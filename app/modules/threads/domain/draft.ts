/** Where words are written: a new thread (of a group), a reply (to a thread), an answer (to a reply), and changes of both. */
export const draftPlaces = ['thread', 'reply', 'answer', 'thread-edit', 'reply-edit'] as const
export type DraftPlace = (typeof draftPlaces)[number]

/** One place in which a member can have begun to write. `subjectId` is the group, the thread or the reply. */
export type DraftSpot = { place: DraftPlace; subjectId: string }
export type DraftWords = { title: string; body: string; kind: string; tags: string }

/** How many drafts a member keeps; the oldest gives way. */
export const MAX_DRAFTS = 100

/** A spot as a form carries it, in one field. */
export function spotKey({ place, subjectId }: DraftSpot): string {
  return `${place}:${subjectId}`
}

/** The spot of a text made by `spotKey`; null for anything else. */
export function readSpotKey(text: string): DraftSpot | null {
  const match = /^([a-z-]+):([0-9a-z]{20})$/.exec(text)
  const place = draftPlaces.find((one) => one === match?.[1])
  return place && match ? { place, subjectId: match[2]! } : null
}

/** Whether nothing worth keeping was written. */
export function isBlank({ title, body }: Pick<DraftWords, 'title' | 'body'>): boolean {
  return title.trim() === '' && body.trim() === ''
}

/** Where a reply is written: to the thread itself or to one of its replies. */
export function replySpot(threadId: string, parentId?: string | null): DraftSpot {
  return parentId ? { place: 'answer', subjectId: parentId } : { place: 'reply', subjectId: threadId }
}
