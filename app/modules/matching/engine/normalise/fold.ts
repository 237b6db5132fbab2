/**
 * A skill as written, made comparable: NFKC, lower case, accents dropped, punctuation folded to one space; `+`, `#`
 * and dots inside or before a word stay (c++, c#, .net, node.js).
 */
export function foldSkill(raw: string): string {
  return raw
    .normalize('NFKC')
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’`´]/g, '')
    .replace(/[^\p{L}\p{N}+#.]+/gu, ' ')
    .replace(/\.+(?=\s|$)/g, ' ')
    .replace(/(^|\s)[+#]+(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** A folded skill without its version ("python 3.11", "angular v2", "python 3.x"); the same text when it has none. */
export function withoutVersion(folded: string): string {
  const bare = folded
    .replace(/(?<=\S)\s+(?:version\s+|v\.?\s*)?\d+(?:\.(?:\d+|x))*\+?$/u, '')
    .replace(/(?<=\S)\s+v\d+(?:\.\d+)*$/u, '')
  return bare === folded ? folded.replace(/(?<=[\p{L}+#]{2})\d+(?:\.(?:\d+|x))+$/u, '') : bare
}

/** A folded skill with nothing between its words, so that "node js", "node.js" and "nodejs" are one. */
export function squashed(folded: string): string {
  return folded.replace(/[\s.]+/g, '')
}
