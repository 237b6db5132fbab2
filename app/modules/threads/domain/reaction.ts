export const reactionKinds = ['thanks', 'been-there', 'learned'] as const

export type ReactionKind = (typeof reactionKinds)[number]

/** What each reaction says on its button. */
export const reactionWords: Record<ReactionKind, string> = {
  thanks: 'Thanks',
  'been-there': 'Been there',
  learned: 'Learned something',
}
