import unhomoglyph from 'unhomoglyph'

/**
 * The look of a text: two texts with the same skeleton can be taken for each other (UTS 39). Letters that differ in case,
 * blanks, signs, and `i` beside `l` count as the same as well, for names are read in passing.
 */
export function lookOf(text: string): string {
  const skeleton = unfolded(unfolded(text.normalize('NFKC')).toLowerCase())
  const letters = skeleton
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]/gu, '')
    .replaceAll('i', 'l')
  return letters || skeleton
}

/** Whether a name says, or seems to say, that somebody runs the hall or speaks for it. */
export function soundsLikeStaff(name: string): boolean {
  if (staffNames.has(lookOf(name))) return true
  const words = name.normalize('NFKC').split(/[^\p{L}\p{N}\p{M}]+/u)
  return words.some((word) => staffWords.has(lookOf(word)))
}

const looks = (words: string[]) => new Set(words.map(lookOf))
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

/** The skeleton of UTS 39: decomposed, without what is not seen, each letter by its prototype, decomposed again. */
function unfolded(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{Default_Ignorable_Code_Point}/gu, '')
  return unhomoglyph(plain).normalize('NFD')
}
