import { paths } from '#app/paths.ts'
import type { Landmarks } from './hall.ts'
import type { Asked } from './load.ts'

/** A page with what it must reach of a floor's answers a second, and what would be fine. */
export type MeasuredPage = Asked & { name: string; floor: 'a' | 'b'; must: number; stretch: number }

const words = [
  'invoices',
  'network engineering',
  'night work rate',
  'contract',
  'exam',
  'heating',
  'Lisbon',
  'bookkeeper',
]

/** What is measured: each page as those see it who open it most. */
export function measuredPages({
  threadId,
  threadTitle,
  cookie,
  eventId,
  eventTitle,
  group,
}: Landmarks): MeasuredPage[] {
  const member = { cookie }
  const thread = { path: paths.thread(threadId), expect: asHtml(threadTitle) }
  const searched = { path: paths.search(words[0]), expect: paths.thread('') }
  const other = { floor: 'a' as const, must: 0.32, stretch: 0.6 }
  return [
    { name: 'thread, 50 posts, signed in', ...thread, headers: member, floor: 'a', must: 0.5, stretch: 0.8 },
    { name: 'thread, 50 posts, visitor', ...thread, floor: 'b', must: 0.3, stretch: 0.7 },
    {
      name: 'event page, signed in',
      path: paths.event(eventId),
      expect: asHtml(eventTitle),
      headers: member,
      ...other,
    },
    { name: 'event page, visitor', path: paths.event(eventId), expect: asHtml(eventTitle), ...other },
    { name: 'events list', path: paths.events(), expect: paths.event(''), ...other },
    {
      name: 'group home, signed in',
      path: paths.group(group.slug),
      expect: asHtml(group.name),
      headers: member,
      ...other,
    },
    { name: 'group home, visitor', path: paths.group(group.slug), expect: asHtml(group.name), ...other },
    { name: 'mentor directory, signed in', path: paths.mentors(), expect: paths.mentor(''), headers: member, ...other },
    { name: 'mentor directory, visitor', path: paths.mentors(), expect: paths.mentor(''), ...other },
    { name: 'search, made anew', ...searched, calls: searches((index) => `&n=${index}`), ...other },
    { name: 'search, asked before', ...searched, calls: searches(() => ''), ...other },
    {
      name: 'group .ics, 200 events',
      path: paths.groupCalendar(group.slug),
      expect: 'BEGIN:VEVENT',
      floor: 'a',
      must: 300 / 465,
      stretch: 3000 / 465,
    },
  ]
}

/**
 * Searches of visitors from many addresses, since each address has an allowance of its own. `more` sets apart what is to
 * be made anew from what is kept of the same question.
 */
function searches(more: (index: number) => string) {
  return Array.from({ length: 2048 }, (_, index) => ({
    path: paths.search(words[index % words.length]) + more(index),
    headers: { 'x-forwarded-for': `10.1.${index >> 8}.${index & 255}` },
  }))
}

function asHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;')
}
