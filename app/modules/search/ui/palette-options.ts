import { paths } from '#app/paths.ts'
import type { Piece } from '../domain/highlight.ts'
import type { HitView } from '../view.ts'

export type Suggestion = Pick<HitView, 'kind' | 'id' | 'href' | 'title'> & { meta: string }
export type PaletteOption = { key: string; href: string; title: Piece[]; note?: string }
export type PaletteGroup = { title: string; options: PaletteOption[] }

const kindTitles = {
  members: 'People',
  groups: 'Groups',
  threads: 'Threads',
  events: 'Events',
  spaces: 'Spaces',
  resources: 'Resources',
} as const

/** What fits, by kind, the kind of the best hit first; the last choice is always the whole search. */
export function suggestedGroups(typed: string, hits: Suggestion[]): PaletteGroup[] {
  const groups = new Map<string, PaletteOption[]>()
  for (const { kind, id, href, title, meta } of hits) {
    const group = groups.get(kindTitles[kind]) ?? []
    group.push({ key: `${kind} ${id}`, href, title, note: meta })
    groups.set(kindTitles[kind], group)
  }
  const everything = { key: 'everything', href: paths.search(typed), title: plain(`All results for “${typed}”`) }
  return [...[...groups].map(([title, options]) => ({ title, options })), { title: 'Search', options: [everything] }]
}

/** What is there before a word is typed: what was looked for last, and the rooms of the hall. */
export function openingGroups(recent: string[], isSignedIn: boolean): PaletteGroup[] {
  const places: [string, string][] = [
    ['Groups', paths.groups()],
    ['Events', paths.events()],
    ['Mentors', paths.mentors()],
    ['Spaces', paths.spaces()],
    ...(isSignedIn
      ? ([
          ['Inbox', paths.inbox()],
          ['Saved searches', paths.savedSearches()],
        ] as [string, string][])
      : []),
  ]
  const searches = recent.map((q) => ({ key: `recent ${q}`, href: paths.search(q), title: plain(q) }))
  return [
    ...(searches.length > 0 ? [{ title: 'You looked for', options: searches }] : []),
    { title: 'Go to', options: places.map(([name, href]) => ({ key: href, href, title: plain(name) })) },
  ]
}

function plain(text: string): Piece[] {
  return [{ text, hit: false }]
}
