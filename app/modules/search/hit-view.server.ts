import { paths } from '#app/paths.ts'
import { excerptOf } from '#app/lib/excerpt.ts'
import { countMarked, markAll, markBest, type Marker, type Piece } from './domain/highlight.ts'
import type { HitRow } from './repository.server.ts'
import type { HitView } from './view.ts'

/** A row as a search hit: its words in marked pieces, nothing that the row does not already allow this viewer. */
export function hitView(hit: HitRow, markers: Marker[]): HitView {
  switch (hit.kind) {
    case 'members': {
      const { row } = hit
      const texts = [
        row.headline,
        row.blurb ?? '',
        row.bio,
        row.offers ? `Offers: ${row.offers}` : '',
        row.wants ? `Wants: ${row.wants}` : '',
      ]
      return {
        kind: hit.kind,
        id: hit.id,
        href: row.mentors ? paths.mentor(row.handle) : paths.member(row.handle),
        name: row.name,
        title: markAll(row.name, markers),
        snippet: bestOf(texts, markers),
        meta: [row.mentors ? 'Mentor' : 'Member', ...(row.place ? [row.place] : [])],
        isMentor: row.mentors,
      }
    }
    case 'groups': {
      const { row } = hit
      return {
        kind: hit.kind,
        id: hit.id,
        href: paths.group(row.slug),
        name: row.name,
        title: markAll(row.name, markers),
        snippet: bestOf([row.description], markers),
        meta: [
          `Group, ${row.members} ${row.members === 1 ? 'member' : 'members'}`,
          ...(row.mine ? ['You are a member'] : row.visibility === 'private' ? ['Private'] : []),
        ],
      }
    }
    case 'threads': {
      const { row } = hit
      return {
        kind: hit.kind,
        id: hit.id,
        href: row.replyId ? paths.reply(hit.id, row.replyId) : paths.thread(hit.id),
        name: row.title,
        title: markAll(row.title, markers),
        snippet: bestOf([row.reply ?? '', row.body, row.tags ?? ''], markers),
        meta: [row.group, row.replies === 1 ? '1 reply' : `${row.replies} replies`],
        badge: row.answered ? 'Answered' : undefined,
        group: row.group,
      }
    }
    case 'events': {
      const { row } = hit
      return {
        kind: hit.kind,
        id: hit.id,
        href: paths.event(hit.id),
        name: row.title,
        title: markAll(row.title, markers),
        snippet: bestOf([row.description], markers),
        meta: [row.by ? `Event by ${row.by}` : 'Event', modeWords[row.mode] ?? ''].filter(Boolean),
        badge: row.status === 'cancelled' ? 'Cancelled' : undefined,
        startsAt: row.startsAt,
        zone: row.zone,
      }
    }
    case 'resources': {
      const { row } = hit
      const host = row.url && URL.canParse(row.url) ? new URL(row.url).hostname.replace(/^www\./, '') : null
      return {
        kind: hit.kind,
        id: hit.id,
        href: paths.groupResource(row.slug, hit.id),
        name: row.title,
        title: markAll(row.title, markers),
        snippet: bestOf([row.body], markers),
        meta: ['Resource', row.group, ...(host ? [host] : [])],
        group: row.group,
      }
    }
    case 'spaces': {
      const { row } = hit
      return {
        kind: hit.kind,
        id: hit.id,
        href: paths.space(row.slug),
        name: row.name,
        title: markAll(row.name, markers),
        snippet: bestOf([row.tagline, row.description], markers),
        meta: [`Space, ${row.city}`],
      }
    }
  }
}

const modeWords: Record<string, string> = { online: 'Online', hybrid: 'Online and in person', 'in-person': 'In person' }

function bestOf(texts: string[], markers: Marker[]): Piece[] {
  const plain = texts.map((text) => excerptOf(text, 6000)).filter(Boolean)
  const counts = plain.map((text) => countMarked(text, markers))
  const best = plain[counts.indexOf(Math.max(...counts))]
  return best ? markBest(best, markers) : []
}
