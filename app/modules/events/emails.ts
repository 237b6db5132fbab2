import type { Email } from '#app/platform/email-page.server.tsx'

const unasked = 'If you did not ask for this, you can leave this mail alone: nothing happens without the link.'

/** To somebody without an account who asked to come: the link that takes the seat. */
export function confirmSeatEmail(to: { name: string; title: string; when: string }, url: string): Email {
  const { name, title, when } = to
  return {
    subject: `Confirm your place at “${title}”`.slice(0, 180),
    paragraphs: [
      `Hello ${name},`,
      `you want to come to “${title}” on ${when}. One step is left: open the link and confirm.`,
      'Keep this mail. The same link shows how it stands with your seat, and with it you can give the seat back.',
    ],
    action: { label: 'Confirm my place', url },
    footer: `The link waits for two days. ${unasked}`,
  }
}

/** To somebody who asked again with an address that has its place: the link to it, and nothing new. */
export function yourSeatEmail(to: { name: string; title: string; when: string }, url: string): Email {
  const { name, title, when } = to
  return {
    subject: `Your place at “${title}”`.slice(0, 180),
    paragraphs: [
      `Hello ${name},`,
      `somebody, probably you, asked again to come to “${title}” on ${when} with this address. Nothing was changed; this is the link to your place.`,
    ],
    action: { label: 'See my place', url },
    footer: unasked,
  }
}
