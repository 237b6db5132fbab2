/** The kinds of thing search finds. Mentors are members, replies lead to their thread. */
export const searchKinds = ['members', 'groups', 'threads', 'events', 'spaces', 'resources'] as const
export type SearchKind = (typeof searchKinds)[number]
/** What an index holds documents of. */
export type DocumentKind = SearchKind | 'replies'
