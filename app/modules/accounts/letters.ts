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

/** Somebody signed in from a browser that this account had not been used from. */
export function newDeviceLetter(
  about: { name: string; device: string; address: string; when: string },
  url: string,
): Letter {
  return {
    subject: 'A new sign-in to your account',
    paragraphs: [
      `Hello ${about.name},`,
      `somebody signed in to your account: ${about.device}${about.address ? `, from the address ${about.address}` : ''}, on ${about.when}.`,
      'If that was you, all is well and nothing is to be done.',
      'If not, choose a new password with the link below. It ends every session, theirs too.',
    ],
    action: { label: 'It was not me', url },
    footer: 'Such mails come for every browser that signs in for the first time, or after its cookies were cleared.',
  }
}

export function passwordChangedLetter(name: string, when: string, url: string): Letter {
  return {
    subject: 'Your password was changed',
    paragraphs: [
      `Hello ${name},`,
      `the password of your account was changed on ${when}, and your other sessions have ended.`,
      'If that was not you, choose a new one at once with the link below.',
    ],
    action: { label: 'It was not me', url },
    footer: 'Mails about your account always come, whatever you chose in your settings.',
  }
}
