/**
 * The stem of one lower-case English word, after Porter, "An algorithm for suffix stripping" (Program 14, 1980).
 * Words with anything but a–z (c++, .net, python3, naïve) and words of up to two letters are returned as they are.
 */
export function stem(word: string): string {
  if (word.length <= 2 || !/^[a-z]+$/.test(word)) return word
  let w = step1a(word)
  w = step1b(w)
  w = step1c(w)
  w = replaceFirst(w, STEP_2, 1)
  w = replaceFirst(w, STEP_3, 1)
  w = step4(w)
  return step5(w)
}

function step1a(w: string): string {
  if (w.endsWith('sses') || w.endsWith('ies')) return w.slice(0, -2)
  if (w.endsWith('s') && !w.endsWith('ss')) return w.slice(0, -1)
  return w
}

function step1b(w: string): string {
  if (w.endsWith('eed')) return measure(w.slice(0, -3)) > 0 ? w.slice(0, -1) : w
  const base = w.endsWith('ed') ? w.slice(0, -2) : w.endsWith('ing') ? w.slice(0, -3) : undefined
  if (base === undefined || !hasVowel(base)) return w
  if (/(at|bl|iz)$/.test(base)) return base + 'e'
  if (endsDouble(base) && !/[lsz]$/.test(base)) return base.slice(0, -1)
  return measure(base) === 1 && endsCvc(base) ? base + 'e' : base
}

function step1c(w: string): string {
  return w.endsWith('y') && hasVowel(w.slice(0, -1)) ? w.slice(0, -1) + 'i' : w
}

function replaceFirst(w: string, rules: readonly (readonly [string, string])[], above: number): string {
  for (const [suffix, to] of rules) {
    if (!w.endsWith(suffix)) continue
    const base = w.slice(0, -suffix.length)
    return measure(base) >= above ? base + to : w
  }
  return w
}

function step4(w: string): string {
  for (const suffix of STEP_4) {
    if (!w.endsWith(suffix)) continue
    const base = w.slice(0, -suffix.length)
    if (suffix === 'ion' && !/[st]$/.test(base)) return w
    return measure(base) > 1 ? base : w
  }
  return w
}

function step5(word: string): string {
  let w = word
  if (w.endsWith('e')) {
    const base = w.slice(0, -1)
    const m = measure(base)
    if (m > 1 || (m === 1 && !endsCvc(base))) w = base
  }
  return w.endsWith('ll') && measure(w) > 1 ? w.slice(0, -1) : w
}

/** How many times a vowel run is followed by a consonant run. */
function measure(w: string): number {
  let count = 0
  let afterVowel = false
  for (let at = 0; at < w.length; at++) {
    const vowel = isVowel(w, at)
    if (afterVowel && !vowel) count += 1
    afterVowel = vowel
  }
  return count
}

function hasVowel(w: string): boolean {
  for (let at = 0; at < w.length; at++) if (isVowel(w, at)) return true
  return false
}

function endsDouble(w: string): boolean {
  const at = w.length - 1
  return at > 0 && w[at] === w[at - 1] && !isVowel(w, at)
}

function endsCvc(w: string): boolean {
  const at = w.length - 1
  return at >= 2 && !isVowel(w, at) && isVowel(w, at - 1) && !isVowel(w, at - 2) && !/[wxy]$/.test(w)
}

function isVowel(w: string, at: number): boolean {
  const message = w[at]
  if (message === 'y') return at > 0 && !isVowel(w, at - 1)
  return message === 'a' || message === 'e' || message === 'i' || message === 'o' || message === 'u'
}

const STEP_2 = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
  ['logi', 'log'],
] as const

const STEP_3 = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
] as const

const STEP_4 = 'ement ance ence able ible ment ant ent ism ate iti ous ive ize ion al er ic ou'.split(' ')
