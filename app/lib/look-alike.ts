import unhomoglyph from 'unhomoglyph'

/** Letters so few may be another name when they begin elsewhere: Dana is not Nada. */
const MIN_TURNED_LENGTH = 8
const MAX_TURNED_LENGTH = 320

/**
 * The look of a name: two names with the same look can be taken for each other (UTS 39). Letters that differ in case, in
 * accents, blanks, signs, and `i` beside `l` count as the same as well, and so do the same words in another order, written
 * apart or together, for names are read in passing.
 */
export function lookOf(text: string): string {
  const letters = wordsOf(text).map(lettersOf).sort().join('')
  return letters ? turned(letters) : skeletonOf(text)
}

/** Whether a name says, or seems to say, that somebody runs the hall or speaks for it. */
export function soundsLikeStaff(name: string): boolean {
  return staffNames.has(lettersOf(name)) || wordsOf(name).some((word) => staffWords.has(lettersOf(word)))
}

const looks = (words: string[]) => new Set(words.map(lettersOf))
/** Words that no name has but to seem what it is not. */
const staffWords = looks([
  ...['guildhall', 'admin', 'admins', 'administrator', 'administrators', 'moderator', 'moderators', 'moderation'],
  ...['staff', 'sysadmin', 'webmaster', 'postmaster', 'noreply'],
])
/** Names that are fine as a part of one and not alone. */
const staffNames = looks([
  ...[
    'mod',
    'mods',
    'team',
    'the team',
    'mod team',
    'hall team',
    'support',
    'support team',
    'help desk',
    'the hall',
    'system',
    'root',
  ],
  ...[
    'security',
    'security team',
    'official',
    'a former member',
    'former member',
    'everyone',
    'everybody',
    'somebody',
    'nobody',
  ],
])

function wordsOf(text: string): string[] {
  return text.normalize('NFKC').split(/[^\p{L}\p{N}\p{M}]+/u)
}

/** The letters and digits of a text by their prototypes, in their order. */
function lettersOf(text: string): string {
  return skeletonOf(text)
    .replace(/[^\p{L}\p{N}\p{M}]/gu, '')
    .replaceAll('i', 'l')
}

/** The letters from where they come first in the alphabet, so that two words run together look the same in either order. */
function turned(letters: string): string {
  const each = Array.from(letters)
  if (each.length < MIN_TURNED_LENGTH || each.length > MAX_TURNED_LENGTH) return letters
  return each.map((_, at) => [...each.slice(at), ...each.slice(0, at)].join('')).sort()[0]!
}

function skeletonOf(text: string): string {
  return unfolded(unfolded(text.normalize('NFKC')).toLowerCase()).toLowerCase()
}

/**
 * The skeleton of UTS 39: decomposed, without what is not seen, each letter by its prototype, decomposed again. Accents of
 * Latin, Greek and Cyrillic letters go, those that are a part of the letter as well (ø); other scripts keep their marks.
 */
function unfolded(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{Default_Ignorable_Code_Point}/gu, '')
  return withoutAccents(unhomoglyph(withoutAccents(plain)).normalize('NFD'))
}

function withoutAccents(decomposed: string): string {
  return decomposed.replace(/([\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}])[\p{Mn}\p{Me}]+/gu, '$1')
}
