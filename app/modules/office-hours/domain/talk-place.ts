export const placeKinds = ['video', 'phone', 'address'] as const

/** Where two people talk: a link to meet at, a number to call, or an address. */
export type TalkPlace = { kind: (typeof placeKinds)[number]; place: string }

export const placeLabels: Record<TalkPlace['kind'], string> = { video: 'Video', phone: 'Phone', address: 'Address' }

/** What keeps words from being a place of their kind, as a sentence. */
export function placeProblem({ kind, place }: TalkPlace): string | null {
  switch (kind) {
    case 'video':
      return isWebLink(place) ? null : 'Give the whole link, from https:// on.'
    case 'phone':
      return isPhoneNumber(place) ? null : 'Give a phone number in digits, like +49 30 901820.'
    case 'address':
      return null
  }
}

/** What a click on the place opens; null for an address. */
export function talkPlaceHref({ kind, place }: TalkPlace): string | null {
  if (kind === 'address' || placeProblem({ kind, place })) return null
  return kind === 'video' ? place : `tel:${place.replace(/[^+\d]/g, '')}`
}

function isWebLink(words: string): boolean {
  if (!/^https?:\/\/[^\s\\]+$/i.test(words) || !URL.canParse(words)) return false
  const { hostname, username, password } = new URL(words)
  return hostname !== '' && username === '' && password === ''
}

function isPhoneNumber(words: string): boolean {
  return /^\+?[\d ()/.-]+$/.test(words) && /^\d{3,20}$/.test(words.replace(/\D/g, ''))
}
