import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { EventItem } from '../view.ts'
import { EmbeddedCalendar, type EmbeddedCalendarProps } from './embedded-calendar.tsx'

const event = (given: Partial<EventItem>): EventItem => ({
  eventId: 'one',
  occurrenceId: 'one',
  on: null,
  title: 'Soup & <bread>',
  startsAt: '2026-12-05T18:00:00.000Z',
  endsAt: '2026-12-05T20:00:00.000Z',
  timeZone: 'Europe/Berlin',
  mode: 'in-person',
  status: 'published',
  group: null,
  space: null,
  town: null,
  location: '',
  capacity: null,
  taken: 0,
  waiting: 0,
  yours: null,
  distance: null,
  ...given,
})
const render = (given: Partial<EmbeddedCalendarProps> = {}) =>
  renderToStaticMarkup(
    createElement(EmbeddedCalendar, {
      name: 'Werkhof',
      page: 'https://hall.example/spaces/werkhof',
      hrefOf: ({ eventId }) => `https://hall.example/events/${eventId}`,
      turnTo: ({ view }) => `?view=${view}`,
      styles: '/embed.css',
      theme: null,
      view: 'list',
      month: { name: '2026-12', words: 'December 2026', before: '2026-11', after: '2027-01' },
      events: [event({})],
      zone: 'Europe/Berlin',
      now: '2026-11-25T12:00:00.000Z',
      ...given,
    }),
  )

it('a calendar for other sites has no scripts or inline styles, and opens events beside that site', () => {
  for (const view of ['list', 'month'] as const) {
    const html = render({ view })
    expect(html).not.toMatch(/<script|style=|<img|<form/)
    expect(html).toContain('Soup &amp; &lt;bread&gt;')
    expect(html).toContain('href="https://hall.example/events/one" target="_blank" rel="noopener"')
    expect(html).toContain('19:00')
  }
})

it('it is light, dark, or as the reader has it', () => {
  expect(render({ theme: 'dark' })).toContain('data-theme="dark"')
  expect(render()).not.toContain('data-theme')
})

it('it says whole days, what is cancelled, and that nothing is planned', () => {
  const whole = event({ startsAt: '2026-12-18T23:00:00.000Z', endsAt: '2026-12-20T23:00:00.000Z' })
  expect(render({ events: [whole] })).toContain('All day')
  expect(render({ events: [event({ status: 'cancelled' })] })).toContain('is cancelled')
  expect(render({ events: [] })).toContain('Nothing is planned at Werkhof for now.')
})
