import { z } from 'zod'

/** Most combining marks on one letter; more are piled up to reach into the lines around. */
const MAX_MARKS = 4
const MAX_LATIN_MARKS = 2

/** Flags, families and keycaps are built with joiners, selectors and tags; whole ones stay as they are. */
let emoji: RegExp | undefined
const emojiIn = () => (emoji ??= new RegExp('(\\p{RGI_Emoji})', 'v'))
const BLANK = /[\p{White_Space}\u2800]/u
/** What is never seen, whatever stands around it: controls, marks of direction, fillers, tags, and what is no character. */
const UNSEEN =
  /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Me}\p{Default_Ignorable_Code_Point}\ufff9-\ufffd]|(?![\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}])\p{Cf}/u
const MARK = /\p{M}/u
const LATIN = /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}]/u
const SEEN = /[\p{L}\p{N}]/u

const JOINERS = new Set(['\u200c', '\u200d'])
/** Scripts whose letters join: a non-joiner between two of them is seen. */
const JOINING =
  /[\p{sc=Arabic}\p{sc=Syriac}\p{sc=Mongolian}\p{sc=Nko}\p{sc=Mandaic}\p{sc=Adlam}\p{sc=Hanifi_Rohingya}]/u
/** Letters that join nothing after them anyway, so that a non-joiner behind them changes nothing. */
const JOINS_NOT_ON =
  /[\u0621-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671-\u0677\u0688-\u0699\u06c0\u06c3-\u06cb\u06cd\u06cf\u06d2\u06d3\u06d5\u06ee\u06ef]/u
/** The signs that silence a vowel in the scripts of India and around; a joiner behind or before one shapes the letter. */
const VIRAMA =
  /[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0f84\u1039\u103a\u17d2\u1a60\u1b44\u1baa\u1bab\ua806\ua8c4\ua953\ua9c0\uaaf6\uabed\u{10a3f}\u{11046}\u{1107f}\u{110b9}\u{11133}\u{11134}\u{111c0}\u{11235}\u{112ea}\u{1134d}\u{11442}\u{114c2}\u{115bf}\u{1163f}\u{116b6}\u{11839}]/u

/**
 * A name as it is kept: one form for each character (NFKC), nothing in it that is not seen, blanks single, marks no
 * higher than letters carry them. Joiners stay where a script or an emoji is written with them.
 */
export function cleanName(written: string): string {
  const parts = written.normalize('NFKC').split(emojiIn())
  const seen = parts.map((part, index) => (index % 2 ? part : withoutUnseen(part))).join('')
  return boundedMarks(seen.replace(/ {2,}/g, ' ').trim()).normalize('NFC')
}

/** Whether there is a letter or a digit in a clean name. */
export function canBeRead(name: string): boolean {
  return SEEN.test(name)
}

/** The field of a name by which people, groups, places and dates are known. `what` starts the message: "Your name". */
export function nameLine(what: string, { min = 1, max }: { min?: number; max: number }) {
  const missing = `${what} is needed.`
  const tooLong = `${what} can have up to ${max} characters.`
  return z
    .string({ error: missing })
    .max(max * 8, tooLong)
    .transform(cleanName)
    .pipe(
      z
        .string({ error: missing })
        .min(min, min === 1 ? missing : `${what} needs at least ${min} characters.`)
        .max(max, tooLong)
        .refine(canBeRead, `${what} needs a letter or a digit that can be seen.`),
    )
}

function withoutUnseen(text: string): string {
  const characters = Array.from(text)
  return characters
    .map((character, index) => {
      if (BLANK.test(character)) return ' '
      if (JOINERS.has(character)) return isNeeded(character, characters, index) ? character : ''
      return UNSEEN.test(character) ? '' : character
    })
    .join('')
}

function isNeeded(joiner: string, characters: readonly string[], index: number): boolean {
  const [before = '', after = ''] = [characters[index - 1], characters[index + 1]]
  if (VIRAMA.test(before)) return true
  if (joiner === '\u200d') return VIRAMA.test(after) && SEEN.test(before)
  return JOINING.test(before) && !JOINS_NOT_ON.test(before) && JOINING.test(after) && SEEN.test(after)
}

/** Drops marks without a letter under them, a mark that stands twice, and what is piled higher than scripts do. */
function boundedMarks(text: string): string {
  let base = ''
  let marks: string[] = []
  let kept = ''
  for (const character of text) {
    const isJoiner = JOINERS.has(character)
    if (!MARK.test(character) && !isJoiner) {
      base = character
      marks = []
    } else if (!isJoiner) {
      const most = LATIN.test(base) ? MAX_LATIN_MARKS : MAX_MARKS
      if (base === '' || base === ' ' || marks.length >= most || marks.at(-1) === character) continue
      marks.push(character)
    }
    kept += character
  }
  return kept
}
