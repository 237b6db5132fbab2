import { stem } from './stem.ts'

/** The words of a text as stems, in order; stop words and lone letters are left out ("c#", "c++" and "r" as a skill stay). */
export function stemsOf(text: string): string[] {
  const stems: string[] = []
  for (const word of wordsOf(text)) {
    const found = stemOfWord(word)
    if (found !== undefined) stems.push(found)
  }
  return stems
}

/** Lower-case words of a text after NFKC; `+`, `#` and inner dots stay, so c++, c#, .net and node.js survive. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/['’]s\b/g, '')
      .match(WORD) ?? []
  )
}

/** The stem that stands for a word, or nothing for a stop word or a lone letter. */
export function stemOfWord(word: string): string | undefined {
  let known = stems.get(word)
  if (known === undefined) {
    known = word.length < 2 || STOP_WORDS.has(word) ? '' : stem(word)
    if (stems.size >= STEM_MEMORY) stems.clear()
    stems.set(word, known)
  }
  return known === '' ? undefined : known
}

const STEM_MEMORY = 100_000
const stems = new Map<string, string>()

const WORD = /\.?[\p{L}\p{N}]+(?:\.[\p{L}\p{N}]+)*[+#]*/gu

const STOP_WORDS = new Set(
  (
    'a about above after again against all also am an and any are as at be because been before being below between both but by ' +
    'can could did do does doing down during each etc few for from further had has have having he her here hers him his how ' +
    'i if in into is it its itself just me more most my no nor not now of off on once only or other our ours out over own ' +
    'per same she should so some such than that the their theirs them then there these they this those through to too under ' +
    'until up upon us very was we were what when where which while who whom why will with within without would you your yours'
  ).split(' '),
)

/** True of "14": such a token carries a text as well as any word does, and says nothing when given as a reason. */
export function isBareNumber(token: string): boolean {
  return /^\d+$/.test(token)
}
