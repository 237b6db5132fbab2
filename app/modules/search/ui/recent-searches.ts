const MOST = 5

/**
 * The words somebody looked for last, kept in this browser window alone and apart for each person: the next one at the
 * same machine sees nothing of them.
 */
export function readRecent(viewerId: string | undefined): string[] {
  try {
    const kept: unknown = JSON.parse(window.sessionStorage.getItem(keyOf(viewerId)) ?? '[]')
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, MOST) : []
  } catch {
    return []
  }
}

export function saveRecent(viewerId: string | undefined, typed: string): void {
  const words = typed.trim().slice(0, 80)
  if (!words) return
  const others = readRecent(viewerId).filter((one) => one.toLowerCase() !== words.toLowerCase())
  try {
    window.sessionStorage.setItem(keyOf(viewerId), JSON.stringify([words, ...others].slice(0, MOST)))
  } catch {
    // Without a place to keep them there are no recent searches.
  }
}

function keyOf(viewerId: string | undefined): string {
  return `searches of ${viewerId ?? 'a visitor'}`
}
