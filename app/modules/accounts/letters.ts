import type { Letter } from '#app/platform/letter.server.tsx'

const unasked = 'If you did not ask for this, you can leave this mail alone: nothing happens without the link.'

export function verifyLetter(name: string, url: string): Letter {
  return {
    subject: 'Confirm your address',
    paragraphs: [
      `Welcome to the hall, ${name}.`,
      'One step is left: confirm that this address is yours. After that you can RSVP, ask mentors and book office hours.',
    ],
    action: { label: 'Confirm this address', url },
    footer: `The link works for three days. ${unasked}`,
  }
}

export function alreadyHereLetter(name: string, url: string): Letter {
  return {
    subject: 'You already have an account',
    paragraphs: [
      `Hello ${name},`,
      'Somebody, probably you, tried to join with this address. It already has an account, so nothing new was made.',
      'You can sign in with the link below, no password needed.',
    ],
    action: { label: 'Sign in', url },
    footer: `The link works once, for 20 minutes. ${unasked}`,
  }
}

export function signInLetter(name: string, url: string): Letter {
  return {
    subject: 'Your sign-in link',
    paragraphs: [`Hello ${name},`, 'here is the link you asked for. It signs you in on the device that opens it.'],
    action: { label: 'Sign in', url },
    footer: `The link works once, for 20 minutes. ${unasked}`,
  }
}

export function resetLetter(name: string, url: string): Letter {
  return {
    subject: 'Choose a new password',
    paragraphs: [
      `Hello ${name},`,
      'with this link you can choose a new password. Your other sessions end when you do.',
    ],
    action: { label: 'Choose a new password', url },
    footer: `The link works once, for an hour. ${unasked}`,
  }
}
