import type { Email } from '#app/platform/email-page.server.tsx'

export function invitationEmail(from: string, group: string, url: string): Email {
  return {
    subject: `${from} invites you to ${group}`,
    paragraphs: [
      `${from} would like to have you in ${group}, a group of people who work for themselves.`,
      'Have a look first; you decide on the page.',
    ],
    action: { label: 'See the invitation', url },
    footer: `The link works once, for 14 days. If you do not know ${from}, you can leave this mail alone: nothing happens without the link.`,
  }
}

export function reminderEmail(from: string, group: string, url: string): Email {
  return {
    subject: `The invitation to ${group} is still open`,
    paragraphs: [`A few days ago ${from} invited you to ${group}. There is a place for you if you would like it.`],
    action: { label: 'See the invitation', url },
    footer: 'This is the only reminder. If you do not want to come, you need do nothing.',
  }
}
