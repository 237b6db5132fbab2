/** A browser in words, from what it says of itself: "Firefox on Linux". */
export function deviceName(userAgent: string): string {
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)\//.exec(userAgent)?.[1]
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(userAgent)?.[1]
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS X': 'macOS' }
  if (!browser && !system) return 'An unknown device'
  return [browser, system]
    .map((word) => (word ? (names[word] ?? word) : null))
    .filter(Boolean)
    .join(' on ')
}
