const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' })

/**
 * A language's English name from its BCP 47 tag; the tag itself when it is none. For loaders and what they call:
 * browsers know fewer languages than this process does, and what they render must read the same.
 */
export function languageName(tag: string): string {
  try {
    return names.of(tag) ?? tag
  } catch {
    return tag
  }
}
