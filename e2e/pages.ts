import type { Somebody } from './fixtures.ts'
import type { Landmarks } from './landmarks.ts'

/** Every page of the hall with somebody who may see it. */
export function everyPage(hall: Landmarks): [who: Somebody, path: string][] {
  const open = [
    '/groups',
    `/groups/${hall.openGroup}`,
    `/groups/${hall.openGroup}/threads`,
    `/groups/${hall.openGroup}/events`,
    `/groups/${hall.openGroup}/members`,
    `/groups/${hall.openGroup}/resources`,
    `/groups/${hall.privateGroup}`,
    `/threads/${hall.thread}`,
    '/events',
    `/events/${hall.event}`,
    `/events/${hall.repeatingEvent}`,
    '/spaces',
    `/spaces/${hall.space}`,
    `/spaces/${hall.space}/embed`,
    `/spaces/${hall.space}/embed?view=month&theme=dark`,
    '/mentors',
    `/mentors/${hall.mentor}`,
    '/members',
    '/search',
    '/search?q=network',
    '/search?q=zzzzzz',
  ]
  const visitor = ['/', '/join', '/login', '/login/link', '/login/forgotten', '/verify', '/dev/mail', ...open]
  const settings = ['profile', 'availability', 'calendar', 'notifications', 'security', 'privacy', 'data']
  const worker = [
    '/',
    '/onboarding',
    ...settings.map((page) => `/settings/${page}`),
    ...open,
    `/members/${hall.member}`,
    '/groups/new',
    `/groups/${hall.openGroup}/threads/new`,
    `/groups/${hall.privateGroup}/threads`,
    '/events/new',
    '/matches',
    '/mentorships',
    `/mentorships/${hall.mentorship}`,
    '/office-hours',
    `/mentors/${hall.mentor}/bookings`,
    `/slots/${hall.slot}`,
    `/bookings/${hall.booking}`,
    '/inbox',
    '/bookmarks',
    '/drafts',
  ]
  return [
    ...visitor.map((path): [Somebody, string] => ['visitor', path]),
    ...worker.map((path): [Somebody, string] => ['worker', path]),
    ['mentor', '/office-hours'],
    ['mentor', '/mentorships'],
    ['mentor', '/groups/packets-and-patience/settings'],
    ['mentor', '/groups/packets-and-patience/moderation'],
    ['organizer', '/spaces/kranhaus'],
    ['organizer', `/events/${hall.ownEvent}`],
    ['organizer', `/events/${hall.ownEvent}/check-in?show=all`],
    ['organizer', `/events/${hall.ownEvent}/attendees`],
    ['organizer', `/events/${hall.ownEvent}/messages`],
    ['organizer', `/events/${hall.ownEvent}/team`],
    ['organizer', '/events/new?space=kranhaus'],
    ['organizer', '/groups/kranhaus-table/settings'],
    ['moderator', '/moderation'],
    ['moderator', '/groups/the-night-desk/moderation'],
    ['admin', '/admin'],
    ['admin', '/moderation'],
  ]
}
