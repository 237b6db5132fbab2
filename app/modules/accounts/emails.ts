import type { Email } from '#app/platform/email-page.server.tsx'

const unasked = 'If you did not ask for this, you can leave this mail alone: nothing happens without the link.'

export function verifyAddressEmail(name: string, url: string): Email {
  return {
    subject: 'Confirm your address',
    paragraphs: [
      `Welcome to the hall, ${name}.`,
      'One step is left: confirm that this address is yours. After that you can RSVP, ask mentors and book office hours.',
      'Open the link in the browser you joined in to keep what you set up there. Anywhere else you start afresh, with a password that you choose then.',
    ],
    action: { label: 'Confirm this address', url },
    footer: `The link works for three days. ${unasked}`,
  }
}

export function alreadyHereEmail(name: string, url: string): Email {
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

export function signInEmail(name: string, url: string): Email {
  return {
    subject: 'Your sign-in link',
    paragraphs: [`Hello ${name},`, 'here is the link you asked for. It signs you in on the device that opens it.'],
    action: { label: 'Sign in', url },
    footer: `The link works once, for 20 minutes. ${unasked}`,
  }
}

export function resetEmail(name: string, url: string): Email {
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
export function newDeviceEmail(
  about: { name: string; device: string; address: string; when: string },
  url: string,
): Email {
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

/** The first password of an account that was entered by links until then. */
export function passwordSetLetter(name: string, when: string, url: string): Email {
  return {
    subject: 'A password was set for your account',
    paragraphs: [
      `Hello ${name},`,
      `your account has a password since ${when}; before, mailed links alone let you in.`,
      'If that was not you, choose another one at once with the link below.',
    ],
    action: { label: 'It was not me', url },
    footer: 'Mails about your account always come, whatever you chose in your settings.',
  }
}

export function passwordChangedEmail(name: string, when: string, url: string): Email {
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

/** To the new address: the link that moves the account there. */
export function confirmAddressEmail(name: string, url: string): Email {
  return {
    subject: 'Confirm your new address',
    paragraphs: [
      `Hello ${name},`,
      'you want to be reached at this address from now on. Open the link where you are signed in and confirm, then it is yours to sign in with.',
    ],
    action: { label: 'Use this address', url },
    footer: `The link works once, for a day. ${unasked}`,
  }
}

/** To an address that cannot be taken, because an account has it or has just left it. */
export function addressTakenEmail(): Email {
  return {
    subject: 'This address stays where it is',
    paragraphs: [
      'Hello,',
      'somebody, perhaps you, wanted to use this address for an account here. An account has it, or had it until a few days ago, so nothing was changed.',
    ],
    footer: unasked,
  }
}

/** To the old address, when a change is asked for and once more when it has happened. */
export function addressMovesEmail(about: { name: string; to: string; isDone: boolean }, url: string): Email {
  const { name, to, isDone } = about
  return {
    subject: isDone ? 'Your address was changed' : 'Your address is about to change',
    paragraphs: [
      `Hello ${name},`,
      isDone
        ? `your account is reached at ${to} from now on; this address is not used any more.`
        : `somebody, probably you, asked that your account be reached at ${to}. Nothing changes until that address is confirmed.`,
      isDone
        ? 'If that was not you, take it back within seven days. Your old address returns, every session ends, and you choose a new password.'
        : 'If that was not you, stop it with the link below and choose a new password.',
    ],
    action: { label: isDone ? 'Take it back' : 'Stop it', url },
    footer: 'Mails about your account always come, whatever you chose in your settings.',
  }
}
