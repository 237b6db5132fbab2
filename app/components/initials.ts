import { nameHash } from './name-hash.ts'

const tones = ['green', 'lamp', 'brick', 'slate', 'deep', 'plain'] as const

export type InitialsTone = (typeof tones)[number]

/** One or two capitals: the first letters of the first and the last word; "?" when there is no letter at all. */
export function initials(name: string): string {
  const letters = bare(name)
    .split(/[\s_]+/u)
    .map((word) => word.match(/[\p{L}\p{N}]/u)?.[0])
    .filter((letter) => letter !== undefined)
  const first = letters.at(0)
  if (first === undefined) return '?'
  const last = letters.length > 1 ? (letters.at(-1) ?? '') : ''
  return (first + last).toLocaleUpperCase('en')
}

/** The colour a name always gets. */
export function initialsTone(name: string): InitialsTone {
  return tones[nameHash(bare(name)) % tones.length] ?? 'plain'
}

/** A name without the handle that tells it from others like it. */
function bare(name: string): string {
  return name.replace(/ \(@[a-z0-9-]+\)$/i, '')
}
